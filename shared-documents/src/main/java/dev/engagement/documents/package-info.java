/** Documents in their written form: entries as JSON, YAML, and problems in them. */
@NullMarked
package dev.engagement.documents;

import org.jspecify.annotations.NullMarked;
