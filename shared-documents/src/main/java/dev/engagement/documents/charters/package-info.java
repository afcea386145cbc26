/** Charters as people send them, in YAML or JSON, with the dates of public holidays. */
@NullMarked
package dev.engagement.documents.charters;

import org.jspecify.annotations.NullMarked;
