/** The data folder, tried. */
@NullMarked
package dev.engagement.standalone.folder;

import org.jspecify.annotations.NullMarked;
