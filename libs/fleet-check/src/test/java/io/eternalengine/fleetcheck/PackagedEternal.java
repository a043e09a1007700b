package io.eternalengine.fleetcheck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs verbs of the packaged command line, as the front door does. */
final class PackagedEternal {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final long LONGEST_RUN_MINUTES = 5;
    private static final long LONGEST_PROGRAM_MINUTES = 20;

    private PackagedEternal() {}

    /** How a verb ended, and what it said on both of its outputs. */
    record Ended(int exitCode, String said) {}

    /** Runs a verb to its end. */
    static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(output, arguments);
        if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readString(output));
    }

    /** Runs a program of these tests to its end, on the class path of the packaged command line. */
    static Ended runProgram(Class<?> program, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(program.getName(), output, arguments);
        if (!process.waitFor(LONGEST_PROGRAM_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
        }
        return new Ended(process.waitFor(), Files.readString(output));
    }

    /** Starts a verb whose outputs go to a file. */
    static Process start(Path output, String... arguments) throws IOException {
        return start("io.eternalengine.cli.fleet.Eternal", output, arguments);
    }

    private static Process start(String program, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Deternal.root=" + ROOT,
                "-cp",
                ROOT.resolve("cli/fleet/target/cli-fleet/lib") + "/*" + File.pathSeparator
                        + ROOT.resolve("libs/fleet-check/target/test-classes"),
                program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
