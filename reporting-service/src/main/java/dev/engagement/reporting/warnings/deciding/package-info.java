/** Looks at the deadlines that come near or pass, and puts the warnings into the outbox. */
@NullMarked
package dev.engagement.reporting.warnings.deciding;

import org.jspecify.annotations.NullMarked;
