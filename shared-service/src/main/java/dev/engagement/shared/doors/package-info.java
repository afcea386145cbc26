/** HTTP parts of both services: problems, limits of requests. */
@NullMarked
package dev.engagement.shared.doors;

import org.jspecify.annotations.NullMarked;
