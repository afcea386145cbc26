/** The request view: what happened here, and what did the customer live through? */
@NullMarked
package dev.engagement.reporting.page.request;

import org.jspecify.annotations.NullMarked;
