/** {@code ./engagement benchmark}: our own figures as a set that others can compare themselves with. */
@NullMarked
package dev.engagement.standalone.benchmark;

import org.jspecify.annotations.NullMarked;
