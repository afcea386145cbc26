/** The whole of it, tried with a real PostgreSQL, a real broker and stand-ins for the services. */
@NullMarked
package dev.engagement.standalone.serve;

import org.jspecify.annotations.NullMarked;
