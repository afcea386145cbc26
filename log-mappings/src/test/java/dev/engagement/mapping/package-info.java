/** Mappings and files, by example. */
@NullMarked
package dev.engagement.mapping;

import org.jspecify.annotations.NullMarked;
