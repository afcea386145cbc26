/** Measures of results: is the word kept? */
@NullMarked
package dev.engagement.reporting.factors.results;

import org.jspecify.annotations.NullMarked;
