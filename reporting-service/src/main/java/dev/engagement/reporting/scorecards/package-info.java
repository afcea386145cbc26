/** Scorecards: from questions to answers, for the page, the API, jobs and exports. */
@NullMarked
package dev.engagement.reporting.scorecards;

import org.jspecify.annotations.NullMarked;
