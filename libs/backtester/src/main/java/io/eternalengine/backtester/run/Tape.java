package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Sentiment;
import java.util.List;

/** Market data in order of time: it stands at one moment and says which candles close and open then. Makes nothing new. */
final class Tape {
    private final MarketSeries[] series;
    private final List<FundingSettlement> funding;
    private final List<Sentiment> sentiment;
    /** The candle of each series that is open, or will open next. */
    private final int[] current;

    private final boolean[] isOpen;
    private final boolean[] closes;
    private final boolean[] opens;
    private int nextFunding;
    private int nextSentiment;
    private long nowMs = Long.MIN_VALUE;
    private long bars;

    Tape(MarketData data) {
        series = data.series().toArray(MarketSeries[]::new);
        funding = data.funding();
        sentiment = data.sentiment();
        current = new int[series.length];
        isOpen = new boolean[series.length];
        closes = new boolean[series.length];
        opens = new boolean[series.length];
    }

    /** Goes to the next moment at which something happens; false at the end. */
    boolean moveOn() {
        long nextMs = nextMs();
        if (nextMs == Long.MAX_VALUE) {
            return false;
        }
        nowMs = nextMs;
        for (int i = 0; i < series.length; i++) {
            closes[i] = false;
            opens[i] = false;
            // The candle that opened at the last moment is the one that may close now.
            if (isOpen[i] && series[i].candle(current[i]).closeTimeMs() == nowMs) {
                closes[i] = true;
                isOpen[i] = false;
                current[i]++;
                bars++;
            }
            if (!isOpen[i]
                    && current[i] < series[i].size()
                    && series[i].candle(current[i]).openTimeMs() == nowMs) {
                opens[i] = true;
                isOpen[i] = true;
            }
        }
        return true;
    }

    private long nextMs() {
        long nextMs = Long.MAX_VALUE;
        for (int i = 0; i < series.length; i++) {
            if (current[i] < series[i].size()) {
                var candle = series[i].candle(current[i]);
                nextMs = Math.min(nextMs, isOpen[i] ? candle.closeTimeMs() : candle.openTimeMs());
            }
        }
        if (nextFunding < funding.size()) {
            nextMs = Math.min(nextMs, funding.get(nextFunding).settledAtMs());
        }
        if (nextSentiment < sentiment.size()) {
            nextMs = Math.min(nextMs, sentiment.get(nextSentiment).publishedAtMs());
        }
        return nextMs;
    }

    long nowMs() {
        return nowMs;
    }

    boolean closes(int i) {
        return closes[i];
    }

    boolean opens(int i) {
        return opens[i];
    }

    /** The candle that closes now. */
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
