/** The board, and one request for people to look at: its readings and its story. */
@NullMarked
package dev.engagement.reporting.board;

import org.jspecify.annotations.NullMarked;
