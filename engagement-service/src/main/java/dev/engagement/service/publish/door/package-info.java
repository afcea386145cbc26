/** How publishing stands, over HTTP. */
@NullMarked
package dev.engagement.service.publish.door;

import org.jspecify.annotations.NullMarked;
