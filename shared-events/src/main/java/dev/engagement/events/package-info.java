/** Entries: facts about a request that are appended once and never changed; and the charter that judges them. */
@NullMarked
package dev.engagement.events;

import org.jspecify.annotations.NullMarked;
