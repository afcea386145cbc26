/** Connecting a tool: writes its settings, and says what to click. */
@NullMarked
package dev.engagement.standalone.connect;

import org.jspecify.annotations.NullMarked;
