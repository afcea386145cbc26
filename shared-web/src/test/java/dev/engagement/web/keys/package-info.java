/** Keys in their file. */
@NullMarked
package dev.engagement.web.keys;

import org.jspecify.annotations.NullMarked;
