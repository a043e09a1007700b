package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What risk watches beside drawdown.
 *
 * @param losses since the day and the week began
 * @param restart sizes coming back after a restart
 * @param exchange whether the exchange answers
 * @param feeds of each instrument
 * @param stops at the exchange, by account and symbol, of the latest entries
 */
public record Surveillance(
        LossWatch losses,
        RestartRamp restart,
        ExchangeWatch exchange,
        FrozenMap<InstrumentId, FeedView> feeds,
        FrozenMap<String, Decimal> stops) {
    static final Surveillance NOTHING_SEEN = new Surveillance(
            LossWatch.NOT_BEGUN, RestartRamp.NONE, ExchangeWatch.ANSWERING, FrozenMap.empty(), FrozenMap.empty());

    private static String stopKey(String account, InstrumentId instrument) {
        return account + "/" + instrument.symbol();
    }

    /** The stop of the latest entry of an account into a symbol; null when it had none. */
    @Nullable
    Decimal stopOf(String account, InstrumentId instrument) {
        return stops.isEmpty() ? null : stops.get(stopKey(account, instrument));
    }

    Surveillance with(LossWatch newLosses) {
        return new Surveillance(newLosses, restart, exchange, feeds, stops);
    }

    Surveillance with(RestartRamp newRestart) {
        return new Surveillance(losses, newRestart, exchange, feeds, stops);
    }

    Surveillance with(ExchangeWatch newExchange) {
        return new Surveillance(losses, restart, newExchange, feeds, stops);
    }

    Surveillance with(InstrumentId instrument, FeedView feed) {
        return new Surveillance(losses, restart, exchange, feeds.with(instrument, feed), stops);
    }

    Surveillance withStop(String account, InstrumentId instrument, Decimal stop) {
        return new Surveillance(losses, restart, exchange, feeds, stops.with(stopKey(account, instrument), stop));
    }

    void write(StateWriter writer) {
        losses.write(writer);
        restart.write(writer);
        exchange.write(writer);
        writer.writeMap(feeds, InstrumentCodec::writeId, (out, feed) -> feed.write(out))
                .writeMap(stops, StateWriter::writeText, StateWriter::writeDecimal);
    }

    static Surveillance read(StateReader reader) {
        return new Surveillance(
                LossWatch.read(reader),
                RestartRamp.read(reader),
                ExchangeWatch.read(reader),
                FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, FeedView::read)),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, StateReader::readDecimal)));
    }
}
