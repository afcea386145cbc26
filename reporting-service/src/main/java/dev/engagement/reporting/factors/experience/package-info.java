/** Measures of experience: how easy is it to do business with IT? */
@NullMarked
package dev.engagement.reporting.factors.experience;

import org.jspecify.annotations.NullMarked;
