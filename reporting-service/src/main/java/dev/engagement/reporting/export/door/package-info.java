/** Export files over HTTP. */
@NullMarked
package dev.engagement.reporting.export.door;

import org.jspecify.annotations.NullMarked;
