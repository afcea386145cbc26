/** The page in a browser: the frame that all views share. */
@NullMarked
package dev.engagement.reporting.page;

import org.jspecify.annotations.NullMarked;
