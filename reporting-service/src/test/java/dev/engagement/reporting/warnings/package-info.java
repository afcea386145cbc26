@NullMarked
package dev.engagement.reporting.warnings;

import org.jspecify.annotations.NullMarked;
