@NullMarked
package dev.engagement.standalone.benchmark;

import org.jspecify.annotations.NullMarked;
