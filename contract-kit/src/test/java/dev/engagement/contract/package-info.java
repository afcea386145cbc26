/** Tests of what is sent, held against the documents that describe it. */
@NullMarked
package dev.engagement.contract;

import org.jspecify.annotations.NullMarked;
