package dev.engagement.standalone;

import dev.engagement.tests.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Each command stands above the parts that it starts, and no two see each other in a circle. */
class OneWayFlowTest {
    @Test
    void commands_see_parts_and_never_the_other_way() {
        new ArchitectureRules("standalone", "dev.engagement.standalone")
                .hold("Import", "Keeper", "Signals"); // these measure spans
    }
}
