package io.eternalengine.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script, in a source tree of its own that wants a JDK which no machine has. Where it would build, a program in place of Maven
 * says which JDK it was given.
 */
class FrontDoorTest {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root", "../.."));
    private static final String NO_JDK = "No JDK 99 or later was found";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path tree;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    /** What a run left. */
    private record Run(int code, String out, String err) {}

    @BeforeEach
    void makeATree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        Files.createDirectories(tree.resolve(".mvn"));
        copy("cli/help");
        copy("cli/front-door");
        Files.copy(ROOT.resolve("pom.xml"), tree.resolve("pom.xml"));
        program(
                tree.resolve("eternal"),
                Files.readString(ROOT.resolve("eternal")).replace("least_java=25", "least_java=99"));
        program(tree.resolve("mvnw"), """
                #!/bin/sh
                echo "[ERROR] built with $JAVA_HOME"
                exit 1
                """);
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.start();
    }

    /** A folder of the repository, into the tree. */
    private void copy(String name) throws IOException {
        Path copy = Files.createDirectories(tree.resolve(name));
        try (var files = Files.newDirectoryStream(ROOT.resolve(name))) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void helpNeedsNeitherAJdkNorABuild() throws Exception {
        assertThat(run("--help")).isEqualTo(run("help")).extracting(Run::code).isEqualTo(0);
        assertThat(run("demo", "--help")).isEqualTo(run("help", "demo")).isEqualTo(run("demo", "-h"));
        assertThat(run("demo", "--help").out()).contains("--kill-seed");
        assertThat(tree.resolve(".eternal")).doesNotExist();
    }

    @Test
    void everyVerbThatHelpListsHasHelpOfItsOwn() throws Exception {
        List<String> verbs = run("help")
                .out()
                .lines()
                .filter(line -> line.matches(" {2}[a-z][a-z-]* +[A-Z].*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();
        assertThat(verbs).hasSizeGreaterThan(20).contains("demo", "test", "bench-core", "help");
        for (String verb : verbs) {
            assertThat(run(verb, "--help")).as(verb).satisfies(run -> {
                assertThat(run.code()).isZero();
                assertThat(run.out()).contains("Usage:");
                assertThat(run.err()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "version"})
    void theVersionNeedsNeitherAJdkNorABuild(String argument) throws Exception {
        assertThat(run(argument).out()).matches("The Eternal Engine [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\n");
    }

    @ParameterizedTest
    @CsvSource({"dmeo,demo", "statsu,status", "backtst,backtest", "hatl,halt"})
    void aMisspelledVerbIsRefusedWithTheOneThatWasMeant(String given, String meant) throws Exception {
        Run run = run(given);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("There is no verb '" + given + "' (did you mean '" + meant
                        + "'?): './eternal help' lists all.\n");
    }

    @Test
    void aWordThatIsNearNoVerbIsRefusedWithoutAGuess() throws Exception {
        assertThat(run("frobnicate").err()).isEqualTo("There is no verb 'frobnicate': './eternal help' lists all.\n");
    }

    @Test
    void withoutAJdkAndATerminalNothingIsFetchedThatNobodyAgreedTo() throws Exception {
        offerJdk("99.0.1", true);

        Run run = run("build");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(NO_JDK).contains("--yes right behind the verb fetches test-jdk");
        assertThat(tree.resolve(".eternal/jdk")).doesNotExist();
    }

    @Test
    void aJdkIsFetchedOnceProvedByItsChecksumAndUsed() throws Exception {
        offerJdk("99.0.1", true);

        Run first = run("build", "--yes");
        server.stop(0);
        Run second = run("build");

        Path jdk = tree.resolve(".eternal/jdk/test-jdk");
        assertThat(first.err()).contains("Fetching test-jdk").contains("built with " + jdk.toRealPath());
        assertThat(second.err()).doesNotContain(NO_JDK).contains("built with " + jdk.toRealPath());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tree.resolve(".eternal"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aDamagedJdkThatWasFetchedIsReplaced() throws Exception {
        offerJdk("99.0.1", true);
        Path jdk = Files.createDirectories(tree.resolve(".eternal/jdk/test-jdk"));
        Files.createFile(jdk.resolve("release"));

        Run run = run("build", "--yes");

        assertThat(run.err()).contains("built with " + jdk.toRealPath());
    }

    @Test
    void onlyBesideTheVerbIsYesTheAgreementOfTheUser() throws Exception {
        offerJdk("99.0.1", true);

        assertThat(run("halt", "--reason", "--yes").err()).contains("right behind the verb");
        assertThat(run("--yes", "build").err()).contains("Fetching test-jdk");
    }

    @Test
    void theClockOfABuildEndsWithAFrontDoorThatIsKilled() throws Exception {
        // given a build that runs until it is asked to end
        offerJdk("99.0.1", true);
        Path script = tree.resolve("cli/front-door/build.sh");
        Files.writeString(script, Files.readString(script).replace("sleep 30", "sleep 0.1"));
        Path going = Files.createFile(tree.resolve("going"));
        program(tree.resolve("mvnw"), "#!/bin/sh\nwhile [ -e '" + going + "' ]; do sleep 0.1; done\n");
        Process process = start("build", "--yes");
        await().until(() -> Files.readString(folder.resolve("err")).contains("... 0:0"));
        List<ProcessHandle> children = process.descendants().toList();
        assertThat(children).anyMatch(child -> child.info().command().isPresent());
        try {
            // when
            process.destroyForcibly();
            Files.delete(going);

            // then none runs a program; one that has ended may wait long to be reaped
            await().until(() ->
                    children.stream().noneMatch(child -> child.info().command().isPresent()));
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void ofTwoThatBuildInOneTreeTheSecondWaitsAndSaysSo() throws Exception {
        // given a build that runs until it is asked to end
        offerJdk("99.0.1", true);
        Path going = Files.createFile(tree.resolve("going"));
        Path builds = Files.createFile(tree.resolve("builds"));
        program(
                tree.resolve("mvnw"),
                "#!/bin/sh\necho built >> '" + builds + "'\nwhile [ -e '" + going + "' ]; do sleep 0.1; done\n");
        Process first = start("build", "--yes");
        try {
            await().until(() -> Files.readString(builds).equals("built\n"));

            // when
            Process second = start("build");
            await().until(() -> Files.readString(folder.resolve("err")).contains("waiting until it is done"));
            assertThat(Files.readString(builds)).isEqualTo("built\n");
            Files.delete(going);

            // then
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isZero();
        } finally {
            Files.deleteIfExists(going);
        }
    }

    @Test
    void aProgramOlderThanItsSourceIsBuiltAnewUnlessItIsToHaltOrEndSomething() throws Exception {
        // given a program that was built, and a source that came after it
        offerJdk("99.0.1", true);
        Path builds = Files.createFile(tree.resolve("builds"));
        program(tree.resolve("mvnw"), "#!/bin/sh\necho \"$@\" >> '" + builds + "'\n");
        Files.createDirectories(tree.resolve("cli/fleet/target/cli-fleet/lib"));
        assertThat(run("build", "--yes").code()).isZero();
        Files.writeString(builds, "");
        run("status");
        assertThat(builds).as("nothing is newer").isEmptyFile();
        Path source = Files.writeString(tree.resolve("cli/help/new.txt"), "new");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        // when
        run("halt");
        run("down");
        assertThat(builds).isEmptyFile();
        run("calibrate");

        // then
        assertThat(builds).content().contains("-pl cli/fleet -am");
    }

    @Test
    void whatIsNotThePinnedReleaseIsNeitherKeptNorRun() throws Exception {
        offerJdk("99.0.1", false);

        Run run = run("build", "--yes");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("its SHA-256 is not the one that").doesNotContain("built with");
        assertThat(tree.resolve(".eternal/jdk")).isEmptyDirectory();
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidInOneSentence() throws Exception {
        offerJdk("99.0.1", true);
        server.stop(0);

        Run run = run("build", "--yes");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be fetched: install a JDK 99 or later, or set JAVA_HOME.");
    }

    @Test
    void theTestsSayBeforeTheFirstWhichProgramsTheyLack() throws Exception {
        offerJdk("99.0.1", true);

        Run run = run("test", "--yes");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("The tests need chromium npm on the PATH")
                .doesNotContain("built with");
    }

    @Test
    void theJdkThatIsFetchedIsPinnedForEveryPlatformThatIsNamed() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(".mvn/jdk.list")))
                .filteredOn(line -> !line.startsWith("#"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "Linux-(x86_64|aarch64) temurin-25[0-9.+]+ [0-9]+ [0-9a-f]{64} https://\\S+\\.tar\\.gz"));
    }

    /** An archive on the loopback that has what the script looks for in a JDK, and a list that names it. */
    private void offerJdk(String version, boolean rightChecksum) throws Exception {
        Path jdk = folder.resolve("archive/jdk-" + version);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), "#!/bin/sh\n");
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Path archive = folder.resolve("jdk.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar",
                        "-czf",
                        archive.toString(),
                        "-C",
                        folder.resolve("archive").toString(),
                        "jdk-" + version)
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        byte[] bytes = Files.readAllBytes(archive);
        server.createContext("/jdk.tar.gz", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        Files.writeString(
                tree.resolve(".mvn/jdk.list"),
                "%s test-jdk 1 %s http://127.0.0.1:%d/jdk.tar.gz%n"
                        .formatted(
                                platform(),
                                rightChecksum ? sha256(bytes) : sha256(new byte[0]),
                                server.getAddress().getPort()));
    }

    private static String platform() throws IOException {
        return new String(
                        new ProcessBuilder("sh", "-c", "echo $(uname -s)-$(uname -m)")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .strip();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Runs the script with the programs that it needs and no other, and without a home. */
    private Run run(String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(tree.resolve("eternal").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools().toString());
        return builder.start();
    }

    private Path tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String name : List.of(
                "env",
                "bash",
                "sh",
                "dirname",
                "sed",
                "head",
                "cat",
                "grep",
                "awk",
                "mkdir",
                "uname",
                "cut",
                "curl",
                "sha256sum",
                "tar",
                "gzip",
                "mv",
                "rm",
                "touch",
                "find",
                "flock",
                "tee",
                "sleep",
                "readlink",
                "id")) {
            for (String place : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(place, name)) && !Files.exists(tools.resolve(name))) {
                    program(tools.resolve(name), "#!/bin/sh\nexec " + place + "/" + name + " \"$@\"\n");
                }
            }
        }
        return tools;
    }

    private static void program(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
