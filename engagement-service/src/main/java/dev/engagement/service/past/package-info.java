/** The invented past of a demo, recorded before the doors open; no other program loads it. */
@NullMarked
package dev.engagement.service.past;

import org.jspecify.annotations.NullMarked;
