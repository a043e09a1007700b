package io.eternalengine.testkit.npm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Node.js from Maven Central: Playwright's driver, which the dashboard's test needs anyway, carries the program for every
 * platform. So programs from npm run on the same Node.js everywhere, and on machines that have none. A module that uses it has
 * the driver on its class path.
 */
public final class NodeRuntime {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));

    private NodeRuntime() {}

    /** The program, unpacked once into the project's ignored folder. */
    public static Path program() throws IOException {
        String resource = "driver/" + platform() + "/node" + (isWindows() ? ".exe" : "");
        var found = NodeRuntime.class.getClassLoader().getResource(resource);
        if (found == null) {
            throw new IllegalStateException("Playwright's driver has no Node.js for this platform: " + resource);
        }
        // The name of the jar holds the version.
        String version = found.getPath().replaceAll(".*driver-bundle-([0-9.]+)\\.jar.*", "$1");
        Path program = ROOT.resolve(".eternal")
                .resolve("node")
                .resolve(version)
                .resolve(Path.of(resource).getFileName());
        if (!Files.isExecutable(program)) {
            Files.createDirectories(program.getParent());
            Path unfinished = Files.createTempFile(program.getParent(), "node", ".part");
            try (InputStream in = found.openStream()) {
                Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!unfinished.toFile().setExecutable(true)) {
                throw new IOException(unfinished + " cannot be made executable");
            }
            Files.move(unfinished, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (isWindows()) {
            return "win32_x64";
        }
        return (system.contains("mac") ? "mac" : "linux") + (arm ? "-arm64" : "");
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
