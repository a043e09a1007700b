package io.eternalengine.service.marketdata.price;

import io.eternalengine.bybit.Ticker;
import io.eternalengine.domain.model.InstrumentId;

/** Takes tickers from the streams; a newer one replaces one that has not left yet. Any thread may call; none is blocked. */
public interface TickerSink {
    void offer(Ticker ticker);

    /** The exchange's time of the latest ticker of an instrument that was sent; 0 when none was. */
    long latestTimeMs(InstrumentId instrument);

    /** Sends nothing older than this of an instrument: its former owner has sent that. */
    void goOnAfter(InstrumentId instrument, long timeMs);
}
