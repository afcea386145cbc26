/** A real Kafka broker of one node, in a process and on a class path of its own. */
@NullMarked
package dev.engagement.standalone.broker;

import org.jspecify.annotations.NullMarked;
