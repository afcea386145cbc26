/** Files with mappings, imported as jobs that can be undone. */
@NullMarked
package dev.engagement.service.intake.imports;

import org.jspecify.annotations.NullMarked;
