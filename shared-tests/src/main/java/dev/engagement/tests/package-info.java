/** What tests of several modules share: made-up stories, kits of contracts and rules. */
@NullMarked
package dev.engagement.tests;

import org.jspecify.annotations.NullMarked;
