/** Certificates of servers on this machine. */
@NullMarked
package dev.engagement.tests.tls;

import org.jspecify.annotations.NullMarked;
