/** The stored and published form of entries: JSON. */
@NullMarked
package dev.engagement.documents;

import org.jspecify.annotations.NullMarked;
