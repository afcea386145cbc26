/** HTTP parts that both services share: problems, limits. */
@NullMarked
package dev.engagement.web;

import org.jspecify.annotations.NullMarked;
