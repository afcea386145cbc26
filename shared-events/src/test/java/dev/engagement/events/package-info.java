/** The contract of every revision, and the language that tests tell stories in. */
@NullMarked
package dev.engagement.events;

import org.jspecify.annotations.NullMarked;
