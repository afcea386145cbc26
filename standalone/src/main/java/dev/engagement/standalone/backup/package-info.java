/** Backup and restore: a consistent copy of an installation in one file, and an installation made from it. */
@NullMarked
package dev.engagement.standalone.backup;

import org.jspecify.annotations.NullMarked;
