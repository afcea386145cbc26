/** Keeps processes running: starts them in order, restarts dead ones, stops them in order, finds those left behind. */
@NullMarked
package dev.engagement.standalone.supervise;

import org.jspecify.annotations.NullMarked;
