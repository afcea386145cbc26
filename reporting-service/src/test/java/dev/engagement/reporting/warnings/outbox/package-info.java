@NullMarked
package dev.engagement.reporting.warnings.outbox;

import org.jspecify.annotations.NullMarked;
