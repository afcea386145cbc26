/** Keys from the command line. */
@NullMarked
package dev.engagement.standalone.keys;

import org.jspecify.annotations.NullMarked;
