/** The board: which requests need a person now? */
@NullMarked
package dev.engagement.reporting.page.board;

import org.jspecify.annotations.NullMarked;
