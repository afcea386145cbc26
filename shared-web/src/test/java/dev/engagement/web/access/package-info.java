/** What both services' tests of access share: an issuer, and the matrix of operations and callers. */
@NullMarked
package dev.engagement.web.access;

import org.jspecify.annotations.NullMarked;
