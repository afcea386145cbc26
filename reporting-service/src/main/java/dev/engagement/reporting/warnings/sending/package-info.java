/** Sends warnings to their recipients: webhooks, mail addresses, the topic. */
@NullMarked
package dev.engagement.reporting.warnings.sending;

import org.jspecify.annotations.NullMarked;
