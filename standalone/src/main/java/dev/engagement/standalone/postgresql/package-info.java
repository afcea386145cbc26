/** A real PostgreSQL in the data folder. */
@NullMarked
package dev.engagement.standalone.postgresql;

import org.jspecify.annotations.NullMarked;
