/** The whole installation, measured and killed: real processes, started as a user starts them. */
@NullMarked
package dev.engagement.benchmarks;

import org.jspecify.annotations.NullMarked;
