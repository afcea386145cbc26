/** Tests of how a request is told. */
@NullMarked
package dev.engagement.reporting.page.request;

import org.jspecify.annotations.NullMarked;
