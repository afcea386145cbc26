/** The command service: checks pushed messages, records them as events and publishes them. */
@NullMarked
package dev.engagement.service;

import org.jspecify.annotations.NullMarked;
