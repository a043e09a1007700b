package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.OwnFolder;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL with one database for each service that has one. A commit survives the death of any process; it is not
 * forced to the disk, so that it need not survive a power cut.
 */
public final class PostgresPart implements InfrastructurePart {
    /** Owner of all databases. */
    public static final String USER = "eternal";

    private static final List<String> DATABASES = List.of("order_execution", "reporting");
    private static final Duration INITDB_TIMEOUT = Duration.ofSeconds(60);

    private final StateDirectory directory;
    private final BinaryCache binaries;
    private final PostgresUser user;
    private final Path home;
    private final int port;
    private final String password;

    public PostgresPart(StateDirectory directory, BinaryCache binaries) {
        this(directory, binaries, PostgresUser.choose());
    }

    PostgresPart(StateDirectory directory, BinaryCache binaries, PostgresUser user) {
        this.directory = directory;
        this.user = user;
        this.port = Ports.free();
        try {
            this.home = user.reachableHome(directory);
            this.binaries = home.equals(directory.postgres()) ? binaries : new BinaryCache(home.resolve("programs"));
            this.password = storedPassword(home.resolve("password"));
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL's folder cannot be prepared: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    public String password() {
        return password;
    }

    private static String storedPassword(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            StateDirectory.writeSecret(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + address() + "/" + database;
    }

    @Override
    public List<String> commandLine() throws IOException {
        Path programs = PostgresBinaries.folder(binaries);
        if (!Files.exists(data())) {
            initialize(programs);
        }
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D", data().toString()));
        setting(command, "listen_addresses", Ports.LOOPBACK);
        setting(command, "port", Integer.toString(port));
        setting(command, "unix_socket_directories", "");
        setting(command, "fsync", "off");
        setting(command, "synchronous_commit", "on");
        setting(command, "max_connections", "80");
        setting(command, "shared_buffers", "32MB");
        setting(command, "jit", "off");
        setting(command, "timezone", "UTC");
        // Leftovers of a killed run are known by the state directory on their command line.
        setting(command, "eternal.state", directory.path().toString());
        return user.serverCommand(command);
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    private void initialize(Path programs) throws IOException {
        // Made aside and then renamed: a run that is killed half-way leaves nothing that looks complete.
        Path fresh = home.resolve("initializing");
        OwnFolder.removeTree(fresh);
        Files.createDirectories(fresh);
        Path passwordFile = home.resolve("initial-password");
        StateDirectory.writeSecret(passwordFile, password);
        user.own(fresh);
        user.own(passwordFile);
        Process initdb = new ProcessBuilder(user.command(List.of(
                        programs.resolve("initdb").toString(),
                        "-D",
                        fresh.toString(),
                        "-U",
                        USER,
                        "--pwfile=" + passwordFile,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--no-locale",
                        "--no-sync")))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(directory.logOf(name()).toFile()))
                .start();
        try {
            if (!initdb.waitFor(INITDB_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new IOException("initdb failed, see " + directory.logOf(name()));
            }
        } catch (InterruptedException e) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("initdb was interrupted", e);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean isReady() {
        Properties properties = new Properties();
        properties.put("user", USER);
        properties.put("password", password);
        properties.put("connectTimeout", "1");
        properties.put("socketTimeout", "10");
        if (!Ports.accepts(port)) {
            return false;
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), properties)) {
            for (String database : DATABASES) {
                createIfMissing(connection, database);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void createIfMissing(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
    }

    /** Fast shutdown: does not wait for clients to leave. */
    @Override
    public void requestStop(Process process) {
        try {
            Path programs = PostgresBinaries.folder(binaries);
            new ProcessBuilder(user.command(List.of(
                            programs.resolve("pg_ctl").toString(),
                            "stop",
                            "-D",
                            data().toString(),
                            "-m",
                            "fast",
                            "-W")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return home.resolve("data");
    }
}
