/** The door for people's rights: who is meant, and their being forgotten. */
@NullMarked
package dev.engagement.service.intake.people;

import org.jspecify.annotations.NullMarked;
