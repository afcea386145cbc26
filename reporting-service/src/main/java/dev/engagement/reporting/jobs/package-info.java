/** Replays as jobs: created over HTTP, run one after another, their reports kept and compared. */
@NullMarked
package dev.engagement.reporting.jobs;

import org.jspecify.annotations.NullMarked;
