package io.eternalengine.testkit;

/**
 * An empty PostgreSQL database.
 *
 * @param address host and port
 */
public record TestDatabase(String address, String name, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + address + "/" + name;
    }

    /** For Vert.x and Hibernate Reactive. */
    public String reactiveUrl() {
        return "postgresql://" + address + "/" + name;
    }

    TestDatabase in(String other) {
        return new TestDatabase(address, other, user, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl();
    }
}
