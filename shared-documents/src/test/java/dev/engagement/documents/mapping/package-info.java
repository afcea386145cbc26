/** Mappings and files, by example. */
@NullMarked
package dev.engagement.documents.mapping;

import org.jspecify.annotations.NullMarked;
