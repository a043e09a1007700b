package io.eternalengine.risk;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Whether the exchange answers.
 *
 * @param failingSinceMs −1 while it answers
 * @param alerts raised for this failure: at its begin, after the alert time, after the escalation time
 */
public record ExchangeWatch(long failingSinceMs, int alerts) {
    static final ExchangeWatch ANSWERING = new ExchangeWatch(-1, 0);

    boolean isFailing() {
        return failingSinceMs >= 0;
    }

    void write(StateWriter writer) {
        writer.writeLong(failingSinceMs).writeLong(alerts);
    }

    static ExchangeWatch read(StateReader reader) {
        return new ExchangeWatch(reader.readLong(), Math.toIntExact(reader.readLong()));
    }
}
