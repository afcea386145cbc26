package dev.engagement.service.past;

import dev.engagement.service.EngagementService;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The command service of a new demo: records an invented past into an empty store before its doors open, then serves like any other. Nothing
 * else says when an entry was recorded, no door and no setting; {@link EngagementService} does not load this package's classes.
 */
public final class DemoService {
    private DemoService() {}

    /** Starts the service; the argument names the file with the past. */
    public static void main(String[] arguments) {
        EngagementService.prepare();
        program(Path.of(arguments[0])).run();
    }

    /** Returns the program for the past in a file. */
    static SpringApplicationBuilder program(Path file) {
        return new SpringApplicationBuilder(EngagementService.class)
                .initializers(context -> add((GenericApplicationContext) context, file));
    }

    private static void add(GenericApplicationContext context, Path file) {
        context.registerBean(PastClock.class, PastClock::new, bean -> bean.setPrimary(true));
        context.registerBean(Path.class, () -> file);
        context.registerBean(InventedPast.class);
    }
}
