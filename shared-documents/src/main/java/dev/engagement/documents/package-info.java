/** Documents as they are written and read: entries as JSON, YAML, problems in them. */
@NullMarked
package dev.engagement.documents;

import org.jspecify.annotations.NullMarked;
