package io.eternalengine.simulator.market;

/** Market data that cannot be played. The message is a sentence for a person. */
public final class BadMarketData extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BadMarketData(String sentence) {
        super(sentence);
    }
}
