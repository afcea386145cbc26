/** How people sign in with a browser. */
@NullMarked
package dev.engagement.reporting.login;

import org.jspecify.annotations.NullMarked;
