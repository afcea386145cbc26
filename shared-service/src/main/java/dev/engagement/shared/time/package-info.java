/** Time that only passes. */
@NullMarked
package dev.engagement.shared.time;

import org.jspecify.annotations.NullMarked;
