/** Charters as people send them, in YAML or JSON, with public holidays worked out. */
@NullMarked
package dev.engagement.documents.charters;

import org.jspecify.annotations.NullMarked;
