/** Charters from the topic, and the choice of the version that judges. */
@NullMarked
package dev.engagement.reporting.charters;

import org.jspecify.annotations.NullMarked;
