/** ServiceNow, by an outbound REST message that we specify; from documentation, not from recorded deliveries. */
@NullMarked
package dev.engagement.service.intake.webhooks.servicenow;

import org.jspecify.annotations.NullMarked;
