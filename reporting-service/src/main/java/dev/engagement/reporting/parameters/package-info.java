/** Parameters of a question, read strictly, and its as-of. */
@NullMarked
package dev.engagement.reporting.parameters;

import org.jspecify.annotations.NullMarked;
