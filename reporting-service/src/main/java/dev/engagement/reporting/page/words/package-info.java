/** PURE: figures in words. */
@NullMarked
package dev.engagement.reporting.page.words;

import org.jspecify.annotations.NullMarked;
