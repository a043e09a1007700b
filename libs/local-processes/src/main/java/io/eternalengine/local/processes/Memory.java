package io.eternalengine.local.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How much memory a process occupies. */
public final class Memory {
    private Memory() {}

    /** Resident set in megabytes; empty when the process is gone or the platform does not say. */
    public static OptionalLong residentMb(long pid) {
        if (pid < 0) {
            return OptionalLong.empty();
        }
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(Path.of("/proc/self/status")) ? fromProc(status) : fromPs(pid);
    }

    private static OptionalLong fromProc(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            try (BufferedReader output = ps.inputReader()) {
                String line = output.readLine();
                boolean answered = ps.waitFor(2, TimeUnit.SECONDS)
                        && line != null
                        && line.strip().matches("\\d+");
                return answered ? OptionalLong.of(Long.parseLong(line.strip()) / 1024) : OptionalLong.empty();
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
