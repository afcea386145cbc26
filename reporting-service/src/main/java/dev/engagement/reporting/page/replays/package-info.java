/** The replays view: what would the figures be under other rules, and why did one change? */
@NullMarked
package dev.engagement.reporting.page.replays;

import org.jspecify.annotations.NullMarked;
