/** Tests of reading charters. */
@NullMarked
package dev.engagement.documents.charters;

import org.jspecify.annotations.NullMarked;
