/** The demo: a year of an invented IT department, and how it goes on. */
@NullMarked
package dev.engagement.standalone.demo;

import org.jspecify.annotations.NullMarked;
