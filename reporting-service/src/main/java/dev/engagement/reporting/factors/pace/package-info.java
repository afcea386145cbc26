/** Measures of pace: is progress steady, and does the customer hear of it? */
@NullMarked
package dev.engagement.reporting.factors.pace;

import org.jspecify.annotations.NullMarked;
