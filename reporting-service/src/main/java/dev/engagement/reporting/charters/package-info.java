/** Charters as the topic brings them, and which version of them judges. */
@NullMarked
package dev.engagement.reporting.charters;

import org.jspecify.annotations.NullMarked;
