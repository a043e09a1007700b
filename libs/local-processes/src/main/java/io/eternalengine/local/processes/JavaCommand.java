package io.eternalengine.local.processes;

import java.nio.file.Path;
import java.util.List;

/** How to run Java: the runtime and the class path of this process. */
public final class JavaCommand {
    private JavaCommand() {}

    /** The {@code java} program of this process. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Options that keep a small JVM small and quick to start. One that runs out of memory ends and is started again, rather than
     * going on without some of its threads.
     */
    public static List<String> smallHeap(int megabytes) {
        return List.of(
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
