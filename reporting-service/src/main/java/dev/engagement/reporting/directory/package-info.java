/** Texts behind the references, mirrored from the topic, erasures included. */
@NullMarked
package dev.engagement.reporting.directory;

import org.jspecify.annotations.NullMarked;
