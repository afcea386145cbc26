/** What both services' doors share: problems, limits. */
@NullMarked
package dev.engagement.web;

import org.jspecify.annotations.NullMarked;
