/** People and free text: kept apart from the entries, behind references, where they can be erased. */
@NullMarked
package dev.engagement.service.intake.directory;

import org.jspecify.annotations.NullMarked;
