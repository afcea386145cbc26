/** PURE: pictures as SVG, drawn here so that the page needs no script for them. */
@NullMarked
package dev.engagement.reporting.page.picture;

import org.jspecify.annotations.NullMarked;
