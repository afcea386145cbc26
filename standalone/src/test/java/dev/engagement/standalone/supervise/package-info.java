/** Supervising, tried with small programs of the system. */
@NullMarked
package dev.engagement.standalone.supervise;

import org.jspecify.annotations.NullMarked;
