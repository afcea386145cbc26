/** What references stand for, as the topic brings it and takes it back. */
@NullMarked
package dev.engagement.reporting.directory;

import org.jspecify.annotations.NullMarked;
