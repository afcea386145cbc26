/** Every measure held to the contract, the worked examples and real logs. */
@NullMarked
package dev.engagement.reporting.measures;

import org.jspecify.annotations.NullMarked;
