/** Words for people at the terminal. */
@NullMarked
package dev.engagement.standalone.messages;

import org.jspecify.annotations.NullMarked;
