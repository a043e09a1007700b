package io.eternalengine.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fresh broker with the topics of the catalogue, a fresh PostgreSQL and a fresh Redis, shared by all tests of this
 * JVM. They run in a child process that ends, with all its data, as soon as the pipe from this JVM closes.
 */
public final class Infrastructure {
    private static final String APPLICATION = "libs/local-infrastructure/target/local-infrastructure/lib";
    private static final String MAIN_CLASS = "io.eternalengine.local.infrastructure.OwnedInfrastructure";

    private static @Nullable Infrastructure shared;

    private final AtomicInteger databases = new AtomicInteger();
    private final Process process;
    private final Path log;
    private final JsonNode addresses;

    private Infrastructure(Process process, Path log, JsonNode addresses) {
        this.process = process;
        this.log = log;
        this.addresses = addresses;
    }

    /** The infrastructure of this JVM, started by the first call. */
    public static synchronized Infrastructure shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    public String bootstrapServers() {
        return addresses.get("bootstrapServers").asText();
    }

    /** With the user, the password, the host and the port. */
    public String redisUrl() {
        return "redis://default:" + addresses.get("redisPassword").asText() + "@"
                + addresses.get("redisAddress").asText();
    }

    /** Creates an empty database that no other test knows. */
    public TestDatabase freshDatabase() {
        TestDatabase database = new TestDatabase(
                addresses.get("postgresAddress").asText(),
                "test_" + databases.incrementAndGet(),
                addresses.get("postgresUser").asText(),
                addresses.get("postgresPassword").asText());
        try (Connection connection = DriverManager.getConnection(
                        database.in("postgres").jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database.name());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + database.name() + "; see " + log, e);
        }
        return database;
    }

    /** Process id of the process that owns the servers. */
    public long pid() {
        return process.pid();
    }

    private static Infrastructure start() {
        Path root = Path.of(System.getProperty("eternal.root", "")).toAbsolutePath();
        Path application = root.resolve(APPLICATION);
        if (!Files.isDirectory(application)) {
            throw new IllegalStateException(application + " is missing: build libs/local-infrastructure first"
                    + " (./mvnw package -DskipTests -pl libs/local-infrastructure -am), and let the system property"
                    + " eternal.root name the project's root");
        }
        try {
            Path state = Files.createTempDirectory("eternal-test-");
            Path log = Files.createTempFile("eternal-test-", ".log");
            log.toFile().deleteOnExit();
            Process process = new ProcessBuilder(command(root, application, state))
                    .redirectError(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "infrastructure-end"));
            return new Infrastructure(process, log, readAddresses(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path root, Path application, Path state) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                application + "/*",
                MAIN_CLASS,
                state.toString(),
                root.resolve(".eternal/binaries").toString());
    }

    private static JsonNode readAddresses(Process process, Path log) throws IOException {
        @SuppressWarnings("MustBeClosedChecker") // lives as long as the process
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("The test infrastructure did not start: " + Files.readString(log));
        }
        return new ObjectMapper().readTree(line);
    }

    /** Waits, so that the servers and their data are gone when the JVM is. */
    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
