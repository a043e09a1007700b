package io.eternalengine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.topics.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class InfrastructureTest {
    private final Infrastructure infrastructure = Infrastructure.shared();

    @Test
    void hasTheTopicsOfTheCatalogue() throws Exception {
        Map<String, Object> configuration =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.bootstrapServers());
        try (Admin admin = Admin.create(configuration)) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        }
    }

    @Test
    void givesEachCallerADatabaseOfItsOwn() throws Exception {
        TestDatabase first = infrastructure.freshDatabase();
        TestDatabase second = infrastructure.freshDatabase();

        execute(first, "create table orders (id int)");

        assertThat(tablesOf(first)).isEqualTo(1);
        assertThat(tablesOf(second)).isZero();
    }

    @Test
    void isTheSameForAllTestsOfTheJvm() {
        assertThat(Infrastructure.shared()).isSameAs(infrastructure);
    }

    @Test
    void configuresAQuarkusTest() {
        Map<String, String> configuration = new InfrastructureTestResource().start();

        assertThat(configuration)
                .containsEntry("kafka.bootstrap.servers", infrastructure.bootstrapServers())
                .containsKeys("quarkus.redis.hosts", "quarkus.datasource.jdbc.url", "quarkus.datasource.reactive.url");
    }

    private static void execute(TestDatabase database, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int tablesOf(TestDatabase database) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select count(*) from pg_tables where tablename = 'orders'")) {
            result.next();
            return result.getInt(1);
        }
    }
}
