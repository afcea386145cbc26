/** Programs that measure and kill the whole installation: real processes, started as a user starts them. */
@NullMarked
package dev.engagement.benchmarks;

import org.jspecify.annotations.NullMarked;
