package io.eternalengine.domain.model;

/**
 * The Fear &amp; Greed index of the crypto market, as published once a day.
 *
 * @param value 0 is extreme fear, 100 extreme greed
 */
public record Sentiment(int value, long publishedAtMs) {
    public Sentiment {
        Require.check(value >= 0 && value <= 100, "sentiment", value, "must be from 0 to 100", value);
    }
}
