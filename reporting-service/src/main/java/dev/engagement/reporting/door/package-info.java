/** HTTP parts of all operations: parameters, read strictly, and the as-of. */
@NullMarked
package dev.engagement.reporting.door;

import org.jspecify.annotations.NullMarked;
