package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/** The price at which risk values an instrument, and when it was true. */
public record Mark(Decimal price, long atMs) {
    public Mark {
        Require.positive("mark price", price);
    }
}
