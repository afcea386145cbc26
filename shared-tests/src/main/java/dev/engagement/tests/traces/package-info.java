/** A collector of traces. */
@NullMarked
package dev.engagement.tests.traces;

import org.jspecify.annotations.NullMarked;
