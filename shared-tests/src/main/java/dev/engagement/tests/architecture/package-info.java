/** Rules of architecture, for every module. */
@NullMarked
package dev.engagement.tests.architecture;

import org.jspecify.annotations.NullMarked;
