/** Questions about a part that may hang, answered in bounded time. */
@NullMarked
package dev.engagement.web.health;

import org.jspecify.annotations.NullMarked;
