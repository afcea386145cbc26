/** What this package promises, held to it. */
@NullMarked
package dev.engagement.service.axon;

import org.jspecify.annotations.NullMarked;
