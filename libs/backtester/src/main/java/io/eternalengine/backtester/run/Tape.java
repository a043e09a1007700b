package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.Sentiment;
import java.util.List;

/** Market data in order of time: it stands at one moment and says which candles close and open then. Makes nothing new. */
final class Tape {
    private static final long NEVER_MS = Long.MAX_VALUE;

    private final MarketSeries[] series;
    private final List<FundingSettlement> funding;
    private final List<Sentiment> sentiment;
    /** The candle of each series that is open, or will open next. */
    private final int[] current;

    /** When that candle closes if it is open, else when it opens; never when there is none. */
    private final long[] nextMs;

    private final boolean[] isOpen;
    private final boolean[] closes;
    private final boolean[] opens;
    private final Candle[] closed;
    private int nextFunding;
    private int nextSentiment;
    private long nowMs = Long.MIN_VALUE;
    private long bars;

    Tape(MarketData data) {
        series = data.series().toArray(MarketSeries[]::new);
        funding = data.funding();
        sentiment = data.sentiment();
        current = new int[series.length];
        nextMs = new long[series.length];
        isOpen = new boolean[series.length];
        closes = new boolean[series.length];
        opens = new boolean[series.length];
        closed = new Candle[series.length];
        for (int i = 0; i < series.length; i++) {
            awaitNext(i);
        }
    }

    private void awaitNext(int i) {
        nextMs[i] = current[i] < series[i].size() ? series[i].candle(current[i]).openTimeMs() : NEVER_MS;
    }

    /** Goes to the next moment at which something happens; false at the end. */
    boolean moveOn() {
        long atMs = nextMomentMs();
        if (atMs == NEVER_MS) {
            return false;
        }
        nowMs = atMs;
        for (int i = 0; i < series.length; i++) {
            closes[i] = isOpen[i] && nextMs[i] == nowMs;
            if (closes[i]) {
                close(i);
            }
            opens[i] = !isOpen[i] && nextMs[i] == nowMs;
            if (opens[i]) {
                isOpen[i] = true;
                nextMs[i] = series[i].candle(current[i]).closeTimeMs();
            }
        }
        return true;
    }

    private void close(int i) {
        closed[i] = series[i].candle(current[i]);
        isOpen[i] = false;
        current[i]++;
        bars++;
        awaitNext(i);
    }

    private long nextMomentMs() {
        long atMs = NEVER_MS;
        for (long ofSeriesMs : nextMs) {
            atMs = Math.min(atMs, ofSeriesMs);
        }
        if (nextFunding < funding.size()) {
            atMs = Math.min(atMs, funding.get(nextFunding).settledAtMs());
        }
        if (nextSentiment < sentiment.size()) {
            atMs = Math.min(atMs, sentiment.get(nextSentiment).publishedAtMs());
        }
        return atMs;
    }

    long nowMs() {
        return nowMs;
    }

    boolean closes(int i) {
        return closes[i];
    }

    /** Whether the candle that closes now is the last of its market for good. */
    boolean ends(int i) {
        return closes[i] && closed[i].closeTimeMs() == series[i].endsAtMs();
    }

    /** Whether the market was ended for good. */
    boolean hasEnded(int i) {
        return nowMs >= series[i].endsAtMs();
    }

    boolean opens(int i) {
        return opens[i];
    }

    /** The candle that closes now. */
    Candle closed(int i) {
        return closed[i];
    }

    /** Its index in the series. */
    int index(int i) {
        return current[i] - 1;
    }

    /** The candle that opens now. */
    int openIndex(int i) {
        return current[i];
    }

    /** The latest price that can be known: the open of the candle that runs, else the last close; 0 before the first. */
    Decimal price(int i) {
        if (isOpen[i]) {
            return series[i].candle(current[i]).open();
        }
        return current[i] == 0 ? Decimal.ZERO : series[i].candle(current[i] - 1).close();
    }

    boolean hasFunding() {
        return nextFunding < funding.size() && funding.get(nextFunding).settledAtMs() <= nowMs;
    }

    FundingSettlement nextFunding() {
        return funding.get(nextFunding++);
    }

    boolean hasSentiment() {
        return nextSentiment < sentiment.size() && sentiment.get(nextSentiment).publishedAtMs() <= nowMs;
    }

    Sentiment nextSentiment() {
        return sentiment.get(nextSentiment++);
    }

    long bars() {
        return bars;
    }
}
