/** Reads other tools' files, row by row, into entries by a mapping. */
@NullMarked
package dev.engagement.documents.mapping;

import org.jspecify.annotations.NullMarked;
