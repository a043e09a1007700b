package io.eternalengine.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the infrastructure of its JVM and a database of its own. Use it as
 * {@code @WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)}.
 * <p>The init argument {@code database=false} leaves the database out, for services that have none.
 */
public final class InfrastructureTestResource implements QuarkusTestResourceLifecycleManager {
    private boolean withDatabase = true;

    @Override
    public void init(Map<String, String> arguments) {
        withDatabase = Boolean.parseBoolean(arguments.getOrDefault("database", "true"));
    }

    @Override
    public Map<String, String> start() {
        Infrastructure infrastructure = Infrastructure.shared();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("kafka.bootstrap.servers", infrastructure.bootstrapServers());
        configuration.put("quarkus.redis.hosts", infrastructure.redisUrl());
        if (withDatabase) {
            TestDatabase database = infrastructure.freshDatabase();
            configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            configuration.put("quarkus.datasource.reactive.url", database.reactiveUrl());
            configuration.put("quarkus.datasource.username", database.user());
            configuration.put("quarkus.datasource.password", database.password());
        }
        return configuration;
    }

    /** Nothing: the infrastructure belongs to the JVM and ends with it. */
    @Override
    public void stop() {}
}
