/** Keys and their file; pure Java, since the command line shares it. */
@NullMarked
package dev.engagement.documents.keys;

import org.jspecify.annotations.NullMarked;
