/** What would it be under other rules, and why did a figure change? */
@NullMarked
package dev.engagement.reporting.page.replays;

import org.jspecify.annotations.NullMarked;
