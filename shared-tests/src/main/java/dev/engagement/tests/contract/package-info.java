/** Tests of messages against the documents that describe them. */
@NullMarked
package dev.engagement.tests.contract;

import org.jspecify.annotations.NullMarked;
