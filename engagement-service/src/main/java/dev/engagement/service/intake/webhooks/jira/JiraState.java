package dev.engagement.service.intake.webhooks.jira;

import dev.engagement.events.Entry;
import dev.engagement.service.intake.webhooks.Connection;
import dev.engagement.service.intake.webhooks.Payload;
import dev.engagement.service.intake.webhooks.State;
import dev.engagement.service.intake.webhooks.Telling;
import dev.engagement.service.intake.webhooks.ToolAccount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An issue's status and resolution, which usually change together, as one change. */
record JiraState(JiraPayload payload) {
    /** Jira's usual resolutions for work that was not done. */
    private static final Map<String, State> NOTHING_DONE = Stream.of(
                    "won't do",
                    "won't fix",
                    "wontfix",
                    "duplicate",
                    "cannot reproduce",
                    "not reproducible",
                    "incomplete",
                    "invalid",
                    "not a bug",
                    "not an issue",
                    "as designed",
                    "works as designed",
                    "obsolete",
                    "out of scope",
                    "moved",
                    "merged",
                    "declined",
                    "rejected",
                    "cancelled",
                    "canceled",
                    "abandoned")
            .collect(Collectors.toMap(word -> word, word -> State.CANCELLED));

    /** Returns the entries of a change; none if neither changed. */
    List<Entry> changed(ToolAccount by, Telling telling) {
        Optional<Payload> status = payload.statusChange();
        Optional<Payload> resolution = payload.change("resolution");
        if (status.isEmpty() && resolution.isEmpty()) {
            return List.of();
        }
        String fromName = status.map(change -> change.key("fromString")).orElse(null);
        String toName = status.map(change -> change.key("toString")).orElse(null);
        State from = before(fromName, resolution);
        State to = after(from, toName, resolution);
        tellUnknown(toName, telling);
        String channel = payload.hasWords() ? null : JiraTranslator.DIALECT.tool();
        return State.changed(from, fromName, to, Objects.requireNonNullElse(toName, "resolution"), by, channel);
    }

    /** Returns the entries for the state in which an issue is first seen. */
    List<Entry> first(ToolAccount by, Telling telling) {
        String name = nowName();
        State now = now();
        tellUnknown(name, telling);
        return name == null || now == State.OPEN ? List.of() : State.changed(State.OPEN, null, now, name, by, null);
    }

    /** Returns the current state. */
    State now() {
        State now = state(nowName());
        State resolution = now.isOver() ? resolution(payload.json().text("issue.fields.resolution.name")) : null;
        return resolution == null ? now : resolution;
    }

    /** Adds the status if it is unexplained. */
    private void tellUnknown(@Nullable String name, Telling telling) {
        if (name != null
                && payload.connection().state(name) == null
                && !state(name).isOver()) {
            telling.unknownState(name);
        }
    }

    /**
     * Returns the state before a change. A former status was an end if its name says so, if the issue had a resolution, or if it was over
     * by then.
     */
    private State before(@Nullable String name, Optional<Payload> resolution) {
        State named = payload.connection().state(name);
        if (named != null && named.isOver()) {
            return named;
        }
        boolean over = resolution.isPresent()
                ? resolution.get().text("fromString") != null
                : named == null && payload.history().isOverAt(payload.time());
        return over ? State.RESOLVED : Objects.requireNonNullElse(named, State.OPEN);
    }

    private State after(State from, @Nullable String name, Optional<Payload> change) {
        String is = change.map(one -> one.text("toString")).orElse(null);
        if (is != null) {
            State said = resolution(is);
            State named = name == null ? State.OPEN : state(name);
            return said != null ? said : named.isOver() ? named : State.RESOLVED;
        }
        State to = name == null ? State.OPEN : state(name);
        State said = resolution(payload.json().text("issue.fields.resolution.name"));
        return to.isOver() && !from.isOver() && said != null ? said : to;
    }

    /** Returns the end that a resolution means; null if it only says that the issue is done, as its status does. */
    private @Nullable State resolution(@Nullable String name) {
        if (name == null) {
            return null;
        }
        State said = payload.connection().labelState(name);
        return said != null && said.isOver() ? said : NOTHING_DONE.get(Connection.word(name));
    }

    /** Returns the meaning of a status; only the current one also has a category. */
    private State state(@Nullable String name) {
        State said = payload.connection().state(name);
        if (said != null) {
            return said;
        }
        boolean now = Objects.equals(name, nowName());
        return now && "done".equals(payload.json().text("issue.fields.status.statusCategory.key"))
                ? State.RESOLVED
                : State.OPEN;
    }

    private @Nullable String nowName() {
        return payload.json().key("issue.fields.status.name");
    }
}
