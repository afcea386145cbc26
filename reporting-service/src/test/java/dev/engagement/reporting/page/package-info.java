/** Tests of what all views share. */
@NullMarked
package dev.engagement.reporting.page;

import org.jspecify.annotations.NullMarked;
