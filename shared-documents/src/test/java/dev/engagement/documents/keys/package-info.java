/** Keys in their file. */
@NullMarked
package dev.engagement.documents.keys;

import org.jspecify.annotations.NullMarked;
