/** The command line, tried. */
@NullMarked
package dev.engagement.standalone;

import org.jspecify.annotations.NullMarked;
