/** PURE: pictures as SVG, drawn here so that they need no script. */
@NullMarked
package dev.engagement.reporting.page.picture;

import org.jspecify.annotations.NullMarked;
