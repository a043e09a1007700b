package io.eternalengine.local.fleet;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.eternalengine.local.processes.ProcessIdentity;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs, as {@code fleet.json} in the state directory describes it to the other verbs. It holds no secret.
 *
 * @param supervisor null only in what another version of this program wrote
 * @param phase starting, ready, stopping or failed
 * @param failure why it failed; null otherwise
 * @param databases JDBC URL by name
 * @param dashboardUrl reporting's base URL
 * @param readySeconds from the command to the readiness of all; null before
 */
public record FleetDescription(
        @Nullable ProcessIdentity supervisor,
        String phase,
        @Nullable String failure,
        List<Part> parts,
        String bootstrapServers,
        Map<String, String> databases,
        String databaseUser,
        String redis,
        String simulatorUrl,
        String dashboardUrl,
        @Nullable Double readySeconds) {

    /**
     * One process.
     *
     * @param pid −1 while it is not running
     * @param url base URL, or host and port where it does not speak HTTP
     * @param failure why nobody starts it any more; empty otherwise, and null in what another version of this program wrote
     */
    public record Part(
            String name,
            long pid,
            int port,
            String url,
            String state,
            int restarts,
            String log,
            @Nullable String failure) {}

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** While the infrastructure starts, there are no addresses to write. */
    static FleetDescription ofFoundation(
            ProcessIdentity supervisor, String phase, @Nullable String failure, List<Part> parts) {
        return new FleetDescription(supervisor, phase, failure, parts, "", Map.of(), "", "", "", "", null);
    }

    /** Replaces the file as a whole, so that a reader never sees half of it. */
    void write(StateDirectory directory) throws IOException {
        Path next = directory.path().resolve("fleet.json.next");
        Files.writeString(next, JSON.writeValueAsString(this));
        Files.move(next, directory.fleetFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The description of a fleet whose supervisor is alive. */
    public static Optional<FleetDescription> ofRunning(StateDirectory directory) {
        return read(directory).filter(fleet -> fleet.supervisorIsAlive(directory));
    }

    /**
     * The description of the running fleet.
     *
     * @throws Refusal when none runs
     */
    public static FleetDescription requireRunning(StateDirectory directory) {
        return ofRunning(directory)
                .orElseThrow(() -> directory.hasData()
                        ? new Refusal("The fleet in " + directory.path()
                                + " was not stopped but killed, and nothing of it runs: './eternal down' removes what it"
                                + " left, './eternal up' begins anew")
                        : new Refusal("No fleet runs in " + directory.path() + ": start one with './eternal up'"));
    }

    /** The last description written, whether or not its fleet still runs. */
    public static Optional<FleetDescription> read(StateDirectory directory) {
        if (!Files.exists(directory.fleetFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(directory.fleetFile().toFile(), FleetDescription.class));
        } catch (IOException e) {
            throw new Refusal("The file " + directory.fleetFile() + " cannot be read: " + e.getMessage());
        }
    }

    private boolean supervisorIsAlive(StateDirectory directory) {
        return supervisorProcess().isPresent() && directory.isReserved();
    }

    /** The supervisor while it runs; never another process that was given its id since. */
    public Optional<ProcessHandle> supervisorProcess() {
        return Optional.ofNullable(supervisor).flatMap(ProcessIdentity::running);
    }

    /** Whether the supervisor has, or had, this process id. */
    public boolean isOf(long pid) {
        return supervisor != null && supervisor.pid() == pid;
    }
}
