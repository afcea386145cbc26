/** Shows what was planned for each project, what moved, and what was reached. */
@NullMarked
package dev.engagement.reporting.page.projects;

import org.jspecify.annotations.NullMarked;
