/** Keeps processes running: starts them in order, restarts what dies, stops them in order, finds what was left behind. */
@NullMarked
package dev.engagement.standalone.supervise;

import org.jspecify.annotations.NullMarked;
