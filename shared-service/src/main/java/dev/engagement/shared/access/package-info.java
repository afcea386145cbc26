/** Who may do what: keys, tokens, roles and limits, before any door is reached. */
@NullMarked
package dev.engagement.shared.access;

import org.jspecify.annotations.NullMarked;
