/** PURE: figures as people say them. */
@NullMarked
package dev.engagement.reporting.page.words;

import org.jspecify.annotations.NullMarked;
