/** Records messages: the queue, groups in one transaction, tries, names of messages; streams and the log as they are stored. */
@NullMarked
package dev.engagement.service.record;

import org.jspecify.annotations.NullMarked;
