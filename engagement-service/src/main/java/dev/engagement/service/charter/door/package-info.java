/** Publishing and reading charters over HTTP. */
@NullMarked
package dev.engagement.service.charter.door;

import org.jspecify.annotations.NullMarked;
