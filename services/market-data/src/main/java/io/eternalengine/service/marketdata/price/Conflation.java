package io.eternalengine.service.marketdata.price;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.message.OutboundRecord;

/**
 * How something of which the latest is worth most is published.
 *
 * @param <T> what is published
 */
public interface Conflation<T> {
    /** In the plural, as metrics name it. */
    String name();

    InstrumentId instrument(T value);

    /** The exchange's time. */
    long timeMs(T value);

    /** The record for Kafka; called once, right before it is sent. An {@link IllegalArgumentException} is not caught here. */
    OutboundRecord message(T value);
}
