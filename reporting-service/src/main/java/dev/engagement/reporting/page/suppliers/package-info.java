/** The suppliers: who do we wait for, and what does it cost us? */
@NullMarked
package dev.engagement.reporting.page.suppliers;

import org.jspecify.annotations.NullMarked;
