package dev.engagement.service.intake.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Small deliveries of our own making, as stories of one connection each: {@code #} is a story's sentence, {@code =} its
 * settings ({@code sheet}: those of the tool's sheet), {@code >} a delivery, and the lines after that are the entries that it tells.
 */
public final class Stories {
    private Stories() {}

    /** One delivery, and the lines that must come of it. */
    public record Step(String delivery, List<String> told) {}

    /** A story; {@code settings} are YAML or the word {@code sheet}. */
    public record Story(String sentence, @Nullable String settings, List<Step> steps) {}

    public static List<Story> of(String tool) {
        List<Story> stories = new ArrayList<>();
        for (String line : lines(tool)) {
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '#' -> stories.add(new Story(line.substring(2), null, new ArrayList<>()));
                case '=' -> {
                    Story last = stories.removeLast();
                    stories.add(new Story(last.sentence(), line.substring(2), last.steps()));
                }
                case '>' -> stories.getLast().steps().add(new Step(line.substring(2), new ArrayList<>()));
                case ' ' -> {}
                default -> stories.getLast().steps().getLast().told().add(line);
            }
        }
        return stories;
    }

    private static List<String> lines(String tool) {
        try (var file = Objects.requireNonNull(Stories.class.getResourceAsStream("stories/" + tool + ".txt"), tool)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
