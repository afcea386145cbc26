package dev.engagement.service.intake.directory;

import dev.engagement.events.Personal;

/** What a reference stands for: what the tool called a person, or a title or a reason. */
public record Remembered(String reference, Personal.Kind kind, String subject, String text) {}
