/** Subscriptions to warnings and their files; pure Java, since the command line shares it. */
@NullMarked
package dev.engagement.documents.subscriptions;

import org.jspecify.annotations.NullMarked;
