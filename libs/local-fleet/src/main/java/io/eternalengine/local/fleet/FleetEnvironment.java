package io.eternalengine.local.fleet;

import io.eternalengine.local.infrastructure.InfrastructureAddresses;
import io.eternalengine.local.processes.Ports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment variables from which the services take their configuration. */
record FleetEnvironment(
        InfrastructureAddresses infrastructure, int simulatorPort, Path credentials, Path operatorToken) {

    Map<String, String> of(FleetService service) {
        Map<String, String> environment = new HashMap<>();
        String simulator = Ports.LOOPBACK + ":" + simulatorPort;
        environment.put("KAFKA_BOOTSTRAP_SERVERS", infrastructure.bootstrapServers());
        environment.put("QUARKUS_REDIS_HOSTS", infrastructure.redisUrl());
        environment.put("QUARKUS_REDIS_PASSWORD", infrastructure.redisPassword());
        environment.put("ETERNAL_VENUE_NAME", "simulator");
        environment.put("ETERNAL_VENUE_REST_URL", "http://" + simulator);
        environment.put("ETERNAL_VENUE_PUBLIC_WEBSOCKET_URL", "ws://" + simulator + "/v5/public");
        environment.put("ETERNAL_VENUE_PRIVATE_WEBSOCKET_URL", "ws://" + simulator + "/v5/private");
        // As at the simulator: the whole fleet asks from one address, and faster than real time.
        environment.put("ETERNAL_VENUE_ADDRESS_REQUESTS", "0");
        environment.put("ETERNAL_VENUE_CREDENTIALS_FILE", credentials.toString());
        environment.put("ETERNAL_REPORTING_OPERATOR_TOKEN_FILE", operatorToken.toString());
        // On one machine a killed process is gone at once; its shards need not wait as long as in a cluster.
        environment.put("ETERNAL_MARKET_DATA_SESSION_TIMEOUT", "2S");
        environment.put("ETERNAL_MARKET_DATA_SENTIMENT_URL", "http://" + simulator + "/fng/?limit=1");
        environment.putAll(service.settings());
        service.database().ifPresent(database -> addDatabase(environment, database));
        return environment;
    }

    private void addDatabase(Map<String, String> environment, String database) {
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", infrastructure.jdbcUrl(database));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", infrastructure.reactiveUrl(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", infrastructure.postgresUser());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", infrastructure.postgresPassword());
    }
}
