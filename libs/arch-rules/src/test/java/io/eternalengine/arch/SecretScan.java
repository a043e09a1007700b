package io.eternalengine.arch;

import io.eternalengine.testkit.npm.NodeRuntime;
import io.eternalengine.testkit.npm.NpmPackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Secretlint over files: its recommended rules and the patterns of {@code .secretlintrc.json}. */
final class SecretScan {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final Path SOURCES = ROOT.resolve("libs/arch-rules/src/test/secret-scan");
    private static final long LONGEST_SCAN_MINUTES = 5;

    private SecretScan() {}

    /** Every file that git tracks, or that it would track. */
    static List<Path> filesOfTheProject() throws IOException, InterruptedException {
        return filesOf(ROOT);
    }

    /** The same of any folder; where the sources came without git, what git would ignore is left out here. */
    static List<Path> filesOf(Path root) throws IOException, InterruptedException {
        if (!Files.exists(root.resolve(".git"))) {
            return new IgnoredNames(root).others();
        }
        String names = output(List.of("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"), root, 0);
        return Stream.of(names.split("\0"))
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** What was found, empty when nothing; found texts are masked. */
    static String findings(List<Path> files) throws IOException, InterruptedException {
        Path packages = new NpmPackages(SOURCES).installed();
        List<String> command = new ArrayList<>(List.of(
                NodeRuntime.program().toString(),
                packages.resolve("node_modules/secretlint/bin/secretlint.js").toString(),
                "--no-color",
                "--no-glob",
                "--secretlintrc",
                SOURCES.resolve(".secretlintrc.json").toString()));
        files.forEach(file -> command.add(file.toString()));
        return output(command, packages, 1);
    }

    /** The output of a program that ends with 0 or with the given status. */
    private static String output(List<String> command, Path folder, int alsoExpected)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("scan", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            boolean ended = process.waitFor(LONGEST_SCAN_MINUTES, TimeUnit.MINUTES);
            String text = Files.readString(out, StandardCharsets.UTF_8);
            if (!ended || (process.exitValue() != 0 && process.exitValue() != alsoExpected)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end as expected: " + text);
            }
            return text;
        } finally {
            Files.delete(out);
        }
    }
}
