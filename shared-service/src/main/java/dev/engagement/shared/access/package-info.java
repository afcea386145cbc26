/** Access control: keys, tokens, roles and limits, checked before any controller. */
@NullMarked
package dev.engagement.shared.access;

import org.jspecify.annotations.NullMarked;
