package io.eternalengine.reporting;

import java.time.Duration;

/** How long a test waits for what must come: a bound for a machine in trouble, not a measurement. */
final class Waiting {
    static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}
}
