/** Rules for publishing charter versions, as pure functions over records, and the interface of their store. */
@NullMarked
package dev.engagement.service.charter;

import org.jspecify.annotations.NullMarked;
