@NullMarked
package dev.engagement.documents.subscriptions;

import org.jspecify.annotations.NullMarked;
