/** Access control: keys, tokens, roles and limits, checked before any controller. */
@NullMarked
package dev.engagement.web.access;

import org.jspecify.annotations.NullMarked;
