/** Measures of urgency: does importance decide? */
@NullMarked
package dev.engagement.reporting.factors.urgency;

import org.jspecify.annotations.NullMarked;
