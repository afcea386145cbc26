/** Every measure there is, and what they all say of one request. */
@NullMarked
package dev.engagement.reporting.measures;

import org.jspecify.annotations.NullMarked;
