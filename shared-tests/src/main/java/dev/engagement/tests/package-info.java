/** Helpers for tests of several modules: invented stories, kits of contracts and rules. */
@NullMarked
package dev.engagement.tests;

import org.jspecify.annotations.NullMarked;
