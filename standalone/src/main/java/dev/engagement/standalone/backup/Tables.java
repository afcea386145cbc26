package dev.engagement.standalone.backup;

import dev.engagement.standalone.backup.Manifest.Table;
import dev.engagement.standalone.messages.Obstacle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The tables of a database: copies them out in one snapshot, and in again. Any version of PostgreSQL can read them. */
final class Tables {
    private static final String HISTORY = "flyway_schema_history";

    /** Flyway's own table, with the versions that the tables have had. */
    private static final String MAKE_HISTORY = """
            create table flyway_schema_history (
                installed_rank integer not null primary key, version varchar(50), description varchar(200) not null,
                type varchar(20) not null, script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
                installed_on timestamp not null default now(), execution_time integer not null, success boolean not null)""";

    /** Resets publishing, since Kafka and the figures are made from the record: everything is published again. */
    private static final String PUBLISH_ANEW = """
            delete from publication_checkpoint;
            update publication set global_index = -1, gaps = '{}', sent = null, ends = null, epoch = extract(epoch from now());
            insert into directory_change (reference) select reference from directory""";

    /** The version since which publishing keeps evidence of its progress. */
    private static final int WITH_PROOF = 20;

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** Begins a snapshot: later changes stay invisible. */
    void snapshot() throws SQLException {
        connection.setAutoCommit(false);
        execute("set transaction isolation level repeatable read, read only");
    }

    Manifest manifest(String program) throws SQLException {
        String at = text("select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        int migration = Integer.parseInt(
                text(
                        "select coalesce(max(version::int), 0) from flyway_schema_history where success and version is not null"));
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select table_name, column_name from information_schema.columns join information_schema.tables"
                                + " using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE'"
                                + " order by table_name, ordinal_position")) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        List<Table> tables = columns.entrySet().stream()
                .map(table -> new Table(table.getKey(), table.getValue()))
                .toList();
        return new Manifest(Manifest.FORMAT, program, at, migration, tables);
    }

    void copyOut(Table table, OutputStream out) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + columns(table) + " to stdout", out);
    }

    /** Makes the tables in the backup's version; the service updates them when it starts. */
    void make(Manifest manifest, Map<Integer, String> migrations) throws SQLException {
        if (!migrations.containsKey(manifest.migration())) {
            throw new Obstacle("this backup was made by a newer version of engagement (%s): restore it with that one"
                    .formatted(manifest.program()));
        }
        connection.setAutoCommit(false);
        for (int version = 1; version <= manifest.migration(); version++) {
            String script = migrations.get(version);
            if (script != null) {
                execute(script);
            }
        }
        execute(MAKE_HISTORY);
        // Rows come table by table, so references between tables are not checked meanwhile.
        execute("set session_replication_role = replica");
        for (Table table : manifest.tables()) {
            if (!table.name().equals(HISTORY)) {
                execute("truncate " + quoted(table.name()) + " cascade");
            }
        }
    }

    void copyIn(Table table, InputStream in) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns(table) + " from stdin", in);
    }

    /** Has a restored record published again from its beginning. */
    void publishAnew(Manifest manifest) throws SQLException {
        execute(manifest.migration() < WITH_PROOF ? "delete from publication" : PUBLISH_ANEW);
    }

    /** Returns whether the service has made its tables. */
    boolean areMade() throws SQLException {
        return text("select to_regclass('" + HISTORY + "') is not null").equals("t");
    }

    void finish() throws SQLException {
        execute("""
                do $$ declare c record; begin
                    for c in select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and is_identity = 'YES'
                    loop
                        execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) from %I',
                            c.table_name, c.column_name, c.column_name, c.table_name);
                    end loop;
                end $$""");
        execute("set session_replication_role = origin");
    }

    void commit() throws SQLException {
        connection.commit();
    }

    private static String columns(Table table) {
        return quoted(table.name())
                + table.columns().stream().map(Tables::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
