package io.eternalengine.service.marketdata.series;

import io.eternalengine.domain.model.InstrumentId;

/**
 * The record key under which compacted topics keep an instrument: the symbol for spot, {@code SYMBOL:linear} for linear.
 * Each instrument has one key, hence one partition, hence one shard: so no two shards can follow it at the same time.
 */
public final class SubscriptionKey {
    private SubscriptionKey() {}

    /** The key of an instrument. */
    public static String of(InstrumentId instrument) {
        return switch (instrument.category()) {
            case SPOT -> instrument.symbol();
            case LINEAR -> instrument.symbol() + ":linear";
        };
    }
}
