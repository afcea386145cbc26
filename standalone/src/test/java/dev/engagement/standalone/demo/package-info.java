/** Tests of the year that there never was. */
@NullMarked
package dev.engagement.standalone.demo;

import org.jspecify.annotations.NullMarked;
