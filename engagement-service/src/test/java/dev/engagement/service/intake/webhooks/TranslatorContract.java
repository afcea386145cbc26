package dev.engagement.service.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.engagement.service.Landscape;
import dev.engagement.service.intake.CloudEvents;
import dev.engagement.service.intake.Translated.Understood;
import dev.engagement.service.intake.Translated.Unreadable;
import dev.engagement.service.intake.directory.InstallationKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every translator promises, whatever the tool. */
abstract class TranslatorContract {
    private static final long SEED = 20_261_122;
    private static final int MUTATED = 2_000;

    private final String tool;
    private final CloudEvents cloudEvents = new CloudEvents(InstallationKey.at(Landscape.newKeyFile()));

    TranslatorContract(String tool) {
        this.tool = tool;
    }

    private List<ToolDelivery> deliveries() {
        return ToolDelivery.of(tool);
    }

    private Connection connection() {
        return ToolDelivery.connection(tool);
    }

    private List<ToldEntry> told(Translation translation) {
        return switch (translation) {
            case Translation.Entries(var told, var unknownStates) -> told;
            case Translation.WholeSnapshot(var snapshot, var words) -> whole(snapshot, words);
            default -> List.of();
        };
    }

    private List<ToldEntry> whole(Snapshot snapshot, List<ToldEntry> words) {
        List<ToldEntry> told = new ArrayList<>(words);
        told.addAll(Changes.between(connection(), RequestHistory.NONE, null, snapshot));
        return told;
    }

    @Test
    void what_a_tool_sends_is_understood_or_ignored_for_a_reason() {
        for (ToolDelivery delivery : deliveries()) {
            Translation translation = delivery.translate(connection());
            assertThat(translation).as(delivery.file()).isNotInstanceOf(Translation.Broken.class);
            if (translation instanceof Translation.Ignored(String reason)) {
                assertThat(reason).as(delivery.file()).isNotBlank();
            }
            for (ToldEntry told : told(translation)) {
                assertThat(cloudEvents.read(told.toEvent("/tools/t")))
                        .as(delivery.file())
                        .isInstanceOfSatisfying(Understood.class, message -> assertThat(message.warnings())
                                .isEmpty());
            }
        }
    }

    @Test
    void the_same_delivery_twice_gives_the_same_entries() {
        for (ToolDelivery delivery : deliveries()) {
            assertThat(delivery.translate(connection())).isEqualTo(delivery.translate(connection()));
        }
    }

    @Test
    void every_entry_of_a_delivery_has_a_name_of_its_own() {
        for (ToolDelivery delivery : deliveries()) {
            Set<String> ids = new HashSet<>();
            told(delivery.translate(connection()))
                    .forEach(
                            told -> assertThat(ids.add(told.id())).as(told.id()).isTrue());
        }
    }

    @Test
    void no_broken_delivery_causes_an_exception() {
        Mutations mutations = new Mutations(SEED);
        List<ToolDelivery> deliveries = deliveries();
        for (int i = 0; i < MUTATED; i++) {
            ToolDelivery delivery = deliveries.get(i % deliveries.size());
            byte[] body = mutations.mutate(delivery.body());
            for (ToldEntry told : told(delivery.translate(connection(), body))) {
                assertThat(cloudEvents.read(told.toEvent("/tools/t")))
                        .as("seed %s, mutation %s", SEED, i)
                        .isInstanceOfAny(Understood.class, Unreadable.class);
            }
        }
    }
}
