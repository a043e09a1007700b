package io.eternalengine.backtester;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.orchestration.Orchestrator;
import io.eternalengine.risk.RiskEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** SHA-256 of the code that decides and of the code that tests it, as it was built. Builds of equal sources are equal. */
public final class CodeVersion {
    /** The code does not change while it runs. */
    private static final class Known {
        private static final String HASH = compute();
    }

    private CodeVersion() {}

    /** In hex. */
    public static String hash() {
        return Known.HASH;
    }

    private static String compute() {
        var text = new StringBuilder();
        for (Path source : sources()) {
            for (Path file : files(source)) {
                text.append(io.eternalengine.history.Fingerprint.of(file));
            }
        }
        return HexFormat.of().formatHex(StateHash.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Where the modules stand whose code decides a result, one after the other. */
    static List<Path> sources() {
        return Stream.of(Decimal.class, TradingEngine.class, RiskEngine.class, Orchestrator.class, Backtest.class)
                .map(CodeVersion::locationOf)
                .toList();
    }

    static Path locationOf(Class<?> type) {
        try {
            return Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + type + " is no path", e);
        }
    }

    /** A jar, or the classes of a folder. */
    private static List<Path> files(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
