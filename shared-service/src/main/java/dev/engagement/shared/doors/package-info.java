/** Doors of both services: problems, limits of what is sent. */
@NullMarked
package dev.engagement.shared.doors;

import org.jspecify.annotations.NullMarked;
