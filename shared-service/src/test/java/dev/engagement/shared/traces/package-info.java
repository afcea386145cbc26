@NullMarked
package dev.engagement.shared.traces;

import org.jspecify.annotations.NullMarked;
