package dev.engagement.documents.mapping;

import java.util.List;

/**
 * What a line of a file came to.
 *
 * @param told its entries, in order; none where no rule applied
 * @param complaints what of it was not understood
 * @param begins whether it is the first of its request in this file, and rules took it for that
 */
public record Reading(long line, List<Told> told, List<Complaint> complaints, boolean begins) {
    static Reading refused(long line, Complaint complaint) {
        return new Reading(line, List.of(), List.of(complaint), false);
    }
}
