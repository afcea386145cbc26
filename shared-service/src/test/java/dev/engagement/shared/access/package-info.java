/** What both services' tests of access share: an issuer, and the matrix of operations and callers. */
@NullMarked
package dev.engagement.shared.access;

import org.jspecify.annotations.NullMarked;
