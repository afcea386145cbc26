/** A year of an IT department that there never was, and how it goes on. */
@NullMarked
package dev.engagement.standalone.demo;

import org.jspecify.annotations.NullMarked;
