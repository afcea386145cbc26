/** The data folder: whose it is, what is in it, and who uses it. */
@NullMarked
package dev.engagement.standalone.folder;

import org.jspecify.annotations.NullMarked;
