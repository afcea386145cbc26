/** Translators and signatures, held to what they promise by what tools really sent. */
@NullMarked
package dev.engagement.service.intake.webhooks;

import org.jspecify.annotations.NullMarked;
