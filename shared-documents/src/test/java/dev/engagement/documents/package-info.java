@NullMarked
package dev.engagement.documents;

import org.jspecify.annotations.NullMarked;
