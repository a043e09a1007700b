package io.eternalengine.backtester.venue;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;

/** Receives what happens to orders, in order. */
public interface VenueListener {
    /** An order, or a part of it, was executed; the books hold it already. */
    void executed(Execution execution);

    void moved(OrderUpdate update);
}
