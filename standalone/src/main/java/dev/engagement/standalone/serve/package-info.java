/** The commands that run an installation, back it up and restore it. */
@NullMarked
package dev.engagement.standalone.serve;

import org.jspecify.annotations.NullMarked;
