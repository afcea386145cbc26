/** Translators from tools' own words to entries: pure, without Spring, storage or clock. */
@NullMarked
package dev.engagement.service.intake.webhooks;

import org.jspecify.annotations.NullMarked;
