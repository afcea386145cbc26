/** Tests of reading charters. */
@NullMarked
package dev.engagement.charters;

import org.jspecify.annotations.NullMarked;
