/** Rules for recording messages about a request: pure functions over records. */
@NullMarked
package dev.engagement.service.request;

import org.jspecify.annotations.NullMarked;
