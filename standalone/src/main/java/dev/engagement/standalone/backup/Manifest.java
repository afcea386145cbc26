package dev.engagement.standalone.backup;

import dev.engagement.standalone.messages.Obstacle;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup's table of contents.
 *
 * @param format of the file: 1
 * @param program the version of Engagement that made it
 * @param at the instant as of which it is consistent
 * @param migration the version of the tables
 * @param tables in the order in which they are in the file
 */
record Manifest(int format, String program, String at, int migration, List<Table> tables) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** A table and its columns; its lines are in the text format of PostgreSQL's COPY. */
    record Table(String name, List<String> columns) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    byte[] write() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest read(byte[] bytes) {
        try {
            Manifest manifest = JSON.readValue(bytes, Manifest.class);
            if (manifest.format() != FORMAT) {
                throw new Obstacle("this backup has the format %d; this version of engagement reads %d"
                        .formatted(manifest.format(), FORMAT));
            }
            return manifest;
        } catch (JacksonException damaged) {
            throw new Obstacle("this is not a backup made by './engagement backup': its manifest cannot be read");
        }
    }
}
