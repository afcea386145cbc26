/** Importing, tried against a server of a few lines. */
@NullMarked
package dev.engagement.standalone.imports;

import org.jspecify.annotations.NullMarked;
