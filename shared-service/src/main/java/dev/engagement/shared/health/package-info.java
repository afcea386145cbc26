/** Questions about a part that may hang, answered in bounded time. */
@NullMarked
package dev.engagement.shared.health;

import org.jspecify.annotations.NullMarked;
