/** The command that streams a file of entries to a running server. */
@NullMarked
package dev.engagement.standalone.imports;

import org.jspecify.annotations.NullMarked;
