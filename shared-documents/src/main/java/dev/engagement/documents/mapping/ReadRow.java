package dev.engagement.documents.mapping;

import java.util.List;

/**
 * The result of reading a line.
 *
 * @param told its entries, in order; none if no rule applied
 * @param complaints the parts that were not understood
 * @param begins whether it is the first of its request in this file, and rules took it for that
 */
public record ReadRow(long line, List<RowEntry> told, List<Complaint> complaints, boolean begins) {
    static ReadRow refused(long line, Complaint complaint) {
        return new ReadRow(line, List.of(), List.of(complaint), false);
    }
}
