/** What is sent, held against the documents that describe it. */
@NullMarked
package dev.engagement.tests.contract;

import org.jspecify.annotations.NullMarked;
