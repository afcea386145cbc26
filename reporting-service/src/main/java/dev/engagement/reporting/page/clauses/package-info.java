/** PURE: charters in words, clause by clause. */
@NullMarked
package dev.engagement.reporting.page.clauses;

import org.jspecify.annotations.NullMarked;
