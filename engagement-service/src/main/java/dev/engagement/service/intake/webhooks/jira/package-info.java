/** Jira, Cloud and Data Center, with Service Management's public and internal comments. */
@NullMarked
package dev.engagement.service.intake.webhooks.jira;

import org.jspecify.annotations.NullMarked;
