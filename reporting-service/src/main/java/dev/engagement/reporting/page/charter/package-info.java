/** The charter's views: what is agreed and whether it is kept, what a draft would change, and signing. */
@NullMarked
package dev.engagement.reporting.page.charter;

import org.jspecify.annotations.NullMarked;
