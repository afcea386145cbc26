/** Tests of the demo's past. */
@NullMarked
package dev.engagement.service.past;

import org.jspecify.annotations.NullMarked;
