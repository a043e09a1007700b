package io.eternalengine.backtester.search;

import io.eternalengine.domain.state.StateHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Hashes what a row rests on. */
final class SweepKey {
    private static final int DIGITS = 32;

    private SweepKey() {}

    static String of(String... parts) {
        return hash(String.join(" ", parts)).substring(0, DIGITS);
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(StateHash.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
