/** The data folder: its owner, its content, and its lock. */
@NullMarked
package dev.engagement.standalone.folder;

import org.jspecify.annotations.NullMarked;
