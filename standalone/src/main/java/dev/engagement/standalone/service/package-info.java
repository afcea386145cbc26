/** The two services as processes. */
@NullMarked
package dev.engagement.standalone.service;

import org.jspecify.annotations.NullMarked;
