/** A consistent copy of an installation in one file, and an installation made of it. */
@NullMarked
package dev.engagement.standalone.backup;

import org.jspecify.annotations.NullMarked;
