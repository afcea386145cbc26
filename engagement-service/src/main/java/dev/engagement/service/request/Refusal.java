package dev.engagement.service.request;

/**
 * The refusal of a message.
 *
 * @param reason a stable word for it
 * @param field the attribute or field at fault, as the tool calls it
 * @param says what is wrong and what would be right
 */
public record Refusal(String reason, String field, String says) {}
