/** The command line: all commands in one program. */
@NullMarked
package dev.engagement.standalone;

import org.jspecify.annotations.NullMarked;
