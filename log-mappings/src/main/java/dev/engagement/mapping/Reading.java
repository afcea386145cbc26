package dev.engagement.mapping;

import java.util.List;

/**
 * What a line of a file came to.
 *
 * @param told its entries, in order; none where no rule applied
 * @param complaints what of it was not understood
 */
public record Reading(long line, List<Told> told, List<Complaint> complaints) {}
