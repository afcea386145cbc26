/** The first view: how easy is IT to do business with, and is it getting better? */
@NullMarked
package dev.engagement.reporting.page.scorecard;

import org.jspecify.annotations.NullMarked;
