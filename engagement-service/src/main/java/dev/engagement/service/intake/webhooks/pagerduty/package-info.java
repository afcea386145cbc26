/** PagerDuty's webhooks of version 3. */
@NullMarked
package dev.engagement.service.intake.webhooks.pagerduty;

import org.jspecify.annotations.NullMarked;
