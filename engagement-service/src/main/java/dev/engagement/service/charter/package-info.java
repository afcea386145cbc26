/** Which charter versions may be published: pure functions over records, and what is asked of the store. */
@NullMarked
package dev.engagement.service.charter;

import org.jspecify.annotations.NullMarked;
