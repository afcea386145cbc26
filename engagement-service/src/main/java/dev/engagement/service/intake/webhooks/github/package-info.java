/** GitHub's issues and their comments. */
@NullMarked
package dev.engagement.service.intake.webhooks.github;

import org.jspecify.annotations.NullMarked;
