/** Folds a request anew whenever an entry arrives, and keeps what is settled. */
@NullMarked
package dev.engagement.reporting.readings;

import org.jspecify.annotations.NullMarked;
