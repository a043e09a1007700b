package io.eternalengine.core.engine.trend;

/** Names of all pairs of phases, by {@link TrendPhase#place()}. */
final class PhaseNames {
    static final String[][] OF_TWO = pairs("SCANNING", "ENTERING", "IN_POSITION", "EXITING");

    private PhaseNames() {}

    private static String[][] pairs(String... names) {
        var pairs = new String[names.length][names.length];
        for (int first = 0; first < names.length; first++) {
            for (int second = 0; second < names.length; second++) {
                pairs[first][second] = names[first] + "+" + names[second];
            }
        }
        return pairs;
    }
}
