/** Browser sign-in. */
@NullMarked
package dev.engagement.reporting.login;

import org.jspecify.annotations.NullMarked;
