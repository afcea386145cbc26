/** The command that runs all of it. */
@NullMarked
package dev.engagement.standalone.serve;

import org.jspecify.annotations.NullMarked;
