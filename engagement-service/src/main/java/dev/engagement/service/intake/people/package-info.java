/** People's rights over HTTP: finding a person's reference, and forgetting the person. */
@NullMarked
package dev.engagement.service.intake.people;

import org.jspecify.annotations.NullMarked;
