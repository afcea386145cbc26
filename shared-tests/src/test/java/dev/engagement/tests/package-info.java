/** The kits themselves, tried. */
@NullMarked
package dev.engagement.tests;

import org.jspecify.annotations.NullMarked;
