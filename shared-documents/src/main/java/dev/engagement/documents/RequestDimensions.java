package dev.engagement.documents;

import java.util.List;

/** The names of the dimensions of a request. */
public final class RequestDimensions {
    public static final List<String> NAMES = List.of(
            "activity",
            "urgency",
            "service",
            "team",
            "business-unit",
            "channel",
            "source",
            "priority",
            "impact",
            "location");

    private RequestDimensions() {}
}
