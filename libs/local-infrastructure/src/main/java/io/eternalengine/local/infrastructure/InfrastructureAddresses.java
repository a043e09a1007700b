package io.eternalengine.local.infrastructure;

/**
 * Where the running infrastructure is reached, as the {@code infrastructure} verb prints it for tests.
 *
 * @param postgresAddress host and port
 * @param redisAddress host and port
 */
public record InfrastructureAddresses(
        String bootstrapServers,
        String postgresAddress,
        String postgresUser,
        String postgresPassword,
        String redisAddress,
        String redisPassword) {

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgresAddress + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://" + postgresAddress + "/" + database;
    }

    /** Without the password. */
    public String redisUrl() {
        return "redis://" + redisAddress;
    }

    /** Without the passwords: whoever prints this shows no secret. */
    @Override
    public String toString() {
        return "Kafka " + bootstrapServers + ", PostgreSQL " + postgresAddress + ", Redis " + redisAddress;
    }
}
