/** Does one person carry it? */
@NullMarked
package dev.engagement.reporting.factors.ownership;

import org.jspecify.annotations.NullMarked;
