/** Files of other tools, read row by row into entries, as a mapping says. */
@NullMarked
package dev.engagement.documents.mapping;

import org.jspecify.annotations.NullMarked;
