/** What the doors share: parameters read strictly, and the as-of that they ask for. */
@NullMarked
package dev.engagement.reporting.door;

import org.jspecify.annotations.NullMarked;
