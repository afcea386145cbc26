package dev.engagement.reporting.jobs;

import dev.engagement.reporting.measures.Measures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The program that makes replays, by its version and its edition of the measures. */
@Component
class ReplayProgram {
    private final String name;

    ReplayProgram(@Value("${spring.application.version:development}") String version) {
        this.name = version + "/" + Integer.toHexString(Measures.EDITION);
    }

    String name() {
        return name;
    }
}
