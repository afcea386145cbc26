@NullMarked
package dev.engagement.standalone.subscribe;

import org.jspecify.annotations.NullMarked;
