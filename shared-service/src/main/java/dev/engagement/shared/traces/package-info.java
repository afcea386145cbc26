/** Traces by OpenTelemetry, as an option. */
@NullMarked
package dev.engagement.shared.traces;

import org.jspecify.annotations.NullMarked;
