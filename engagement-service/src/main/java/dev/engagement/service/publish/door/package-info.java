/** The state of publishing over HTTP. */
@NullMarked
package dev.engagement.service.publish.door;

import org.jspecify.annotations.NullMarked;
