package io.eternalengine.bybit;

/** Receives candles, tickers and books. All calls come on the stream's event loop and must not block. */
public interface PublicStreamListener extends StreamListener {

    /** A candle has closed and will change no more. The exchange may repeat it. */
    void onKlineClosed(Kline kline);

    /** The latest prices of a symbol; for linear the deltas are already merged, for spot the top of the book is. */
    void onTicker(Ticker ticker);

    /** The book of a symbol after a change. It is whole: after a gap nothing is reported until a new snapshot has come. */
    default void onBook(OrderBook book) {}
}
