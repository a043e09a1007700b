package io.eternalengine.backtester.search;

import java.util.SortedMap;

/** What a sweep does with one combination of parameters. Threads share it. */
public interface Trial {
    /**
     * Looks at the parameters only.
     *
     * @throws IllegalArgumentException saying in a sentence which rule they are against
     */
    void check(SortedMap<String, String> changes);

    /** Names code, data, range and parameters: the same key always has the same row. */
    String key(SortedMap<String, String> changes);

    /** Runs the combination. */
    SweepRow run(String key, SortedMap<String, String> changes);
}
