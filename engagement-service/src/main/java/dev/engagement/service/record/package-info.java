/** Recording of messages: the queue, groups in one transaction, attempts, names of messages; stored streams and the stored log. */
@NullMarked
package dev.engagement.service.record;

import org.jspecify.annotations.NullMarked;
