/** Measures of engagement: how much does it take to get attention? */
@NullMarked
package dev.engagement.reporting.factors.engagement;

import org.jspecify.annotations.NullMarked;
