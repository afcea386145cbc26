/** {@code PUT /v1/benchmarks/{provider}}. */
@NullMarked
package dev.engagement.service.benchmark.door;

import org.jspecify.annotations.NullMarked;
