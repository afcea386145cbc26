/** What this package promises, held to it. */
@NullMarked
package dev.engagement.service.publish;

import org.jspecify.annotations.NullMarked;
