package io.eternalengine.reporting;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/** The read models as they stand in the database. */
@Singleton
public class Tables {
    private static final String READ_MODELS = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_name not in ('flyway_schema_history', 'projection')
            """;

    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    /** All rows of each table, as one text in an order of their own. */
    Map<String, String> content() throws SQLException {
        Map<String, String> content = new TreeMap<>();
        try (var connection = database.getConnection();
                var names = connection.createStatement();
                var rows = connection.createStatement();
                var tables = names.executeQuery(READ_MODELS)) {
            while (tables.next()) {
                String table = tables.getString(1);
                try (var text = rows.executeQuery(
                        "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from " + table + " t")) {
                    text.next();
                    content.put(table, text.getString(1));
                }
            }
        }
        return content;
    }

    /** The partitions of which something is not in the read models yet. */
    Map<TopicPartition, Long> behind(Map<TopicPartition, Long> ends) throws SQLException {
        Map<TopicPartition, Long> behind = new HashMap<>(ends);
        behind.values().removeIf(end -> end == 0);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select topic, kafka_partition, next_offset from stored_positions")) {
            while (rows.next()) {
                behind.remove(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return behind;
    }

    long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Returns how many rows were changed. */
    int change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Cuts every connection of the service, in the middle of whatever it does. */
    long cutConnections() throws SQLException {
        return number("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }
}
