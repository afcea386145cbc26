/** What this package promises, held to it. */
@NullMarked
package dev.engagement.service;

import org.jspecify.annotations.NullMarked;
