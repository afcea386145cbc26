/** GitLab's issues and their notes. */
@NullMarked
package dev.engagement.service.intake.webhooks.gitlab;

import org.jspecify.annotations.NullMarked;
