/** The interface of the store of figures that providers outside reach. */
@NullMarked
package dev.engagement.service.benchmark;

import org.jspecify.annotations.NullMarked;
