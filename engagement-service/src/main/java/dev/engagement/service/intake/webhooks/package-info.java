/** What tools say in their own words, and how that becomes entries: pure, without Spring, storage or clock. */
@NullMarked
package dev.engagement.service.intake.webhooks;

import org.jspecify.annotations.NullMarked;
