/** Scorecards: questions to answers, for the page, the doors, jobs and exports. */
@NullMarked
package dev.engagement.reporting.scorecards;

import org.jspecify.annotations.NullMarked;
