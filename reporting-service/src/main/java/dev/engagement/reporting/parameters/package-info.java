/** Parameters of a question, read strictly, and the as-of that they ask for. */
@NullMarked
package dev.engagement.reporting.parameters;

import org.jspecify.annotations.NullMarked;
