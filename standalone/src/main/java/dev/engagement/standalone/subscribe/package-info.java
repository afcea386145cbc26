/** The command that writes, lists and tries subscriptions to warnings. */
@NullMarked
package dev.engagement.standalone.subscribe;

import org.jspecify.annotations.NullMarked;
