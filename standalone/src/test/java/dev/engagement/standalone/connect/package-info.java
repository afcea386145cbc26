/** Connecting a tool by the command line. */
@NullMarked
package dev.engagement.standalone.connect;

import org.jspecify.annotations.NullMarked;
