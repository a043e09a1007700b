package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Require;

/** The price at which risk values an instrument, and when it was true. */
public record Mark(Decimal price, long atMs) {
    public Mark {
        Require.positive("mark price", price);
    }
}
