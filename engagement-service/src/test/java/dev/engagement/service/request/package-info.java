/** What this package promises, held to it. */
@NullMarked
package dev.engagement.service.request;

import org.jspecify.annotations.NullMarked;
