/** Who needs a person now? */
@NullMarked
package dev.engagement.reporting.page.board;

import org.jspecify.annotations.NullMarked;
