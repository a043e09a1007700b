package io.eternalengine.service.marketdata.price;

import io.eternalengine.domain.model.InstrumentId;

/**
 * Takes what the streams bring; a newer one replaces one that has not left yet. Any thread may call; none is blocked.
 *
 * @param <T> what is taken, such as a ticker
 */
public interface ConflatedSink<T> {
    void offer(T value);

    /** The exchange's time of the latest of an instrument that was sent; 0 when none was. */
    long latestTimeMs(InstrumentId instrument);

    /** The newest time that the exchange published of any instrument; 0 when none was. */
    long marketMs();

    /** Sends nothing older than this of an instrument: its former owner has sent that. */
    void goOnAfter(InstrumentId instrument, long timeMs);
}
