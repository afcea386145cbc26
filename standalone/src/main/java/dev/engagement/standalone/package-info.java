/** The command line: everything in one command. */
@NullMarked
package dev.engagement.standalone;

import org.jspecify.annotations.NullMarked;
