/** Operations held against every kind of caller. */
@NullMarked
package dev.engagement.tests.access;

import org.jspecify.annotations.NullMarked;
