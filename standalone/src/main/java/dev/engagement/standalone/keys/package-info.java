/** The commands that make, list and revoke keys. */
@NullMarked
package dev.engagement.standalone.keys;

import org.jspecify.annotations.NullMarked;
