/** Background work, one job at a time over all instances. */
@NullMarked
package dev.engagement.shared.jobs;

import org.jspecify.annotations.NullMarked;
