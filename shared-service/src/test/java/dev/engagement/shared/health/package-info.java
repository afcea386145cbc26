/** Tests of health. */
@NullMarked
package dev.engagement.shared.health;

import org.jspecify.annotations.NullMarked;
