/** Is everything we should hear reaching us? */
@NullMarked
package dev.engagement.reporting.page.connections;

import org.jspecify.annotations.NullMarked;
