/** The command service: what tools push is checked, recorded as events and published. */
@NullMarked
package dev.engagement.service;

import org.jspecify.annotations.NullMarked;
