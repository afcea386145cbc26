/** Replays as jobs: asked for over HTTP, worked off one after another, their reports kept and compared. */
@NullMarked
package dev.engagement.reporting.jobs;

import org.jspecify.annotations.NullMarked;
