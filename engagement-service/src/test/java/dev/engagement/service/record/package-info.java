/** What this package promises, held to it. */
@NullMarked
package dev.engagement.service.record;

import org.jspecify.annotations.NullMarked;
