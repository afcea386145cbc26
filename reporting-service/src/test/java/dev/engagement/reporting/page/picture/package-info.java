/** Pictures, as far as they can be told without looking. */
@NullMarked
package dev.engagement.reporting.page.picture;

import org.jspecify.annotations.NullMarked;
