/** Gitea's and Forgejo's issues and their comments. */
@NullMarked
package dev.engagement.service.intake.webhooks.gitea;

import org.jspecify.annotations.NullMarked;
