/** What intake does with any tool's words. */
@NullMarked
package dev.engagement.service.intake;

import org.jspecify.annotations.NullMarked;
