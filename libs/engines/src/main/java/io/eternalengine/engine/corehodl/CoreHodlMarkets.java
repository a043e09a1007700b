package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The markets of all targets. */
final class CoreHodlMarkets {
    private final CoreHodlParameters parameters;
    private final List<CoreHodlMarket> all;
    /** In the order of their instruments: that of snapshots, and the one in which they are waited for. */
    private final List<CoreHodlMarket> sorted;

    CoreHodlMarkets(CoreHodlParameters parameters) {
        this.parameters = parameters;
        all = parameters.targets().stream()
                .map(target -> new CoreHodlMarket(target.instrument()))
                .toList();
        sorted = all.stream().sorted(Comparator.comparing(CoreHodlMarket::id)).toList();
    }

    /** By the index of its target. */
    CoreHodlMarket get(int index) {
        return all.get(index);
    }

    /** That of an instrument on which a target trades. */
    CoreHodlMarket of(InstrumentId instrument) {
        int index = parameters.indexOf(instrument);
        Require.check(index >= 0, "instrument", instrument, "must be that of a target", instrument);
        return all.get(index);
    }

    /** In the order of the targets. */
    List<CoreHodlMarket> all() {
        return all;
    }

    /** In the order of their instruments. */
    List<CoreHodlMarket> sorted() {
        return sorted;
    }

    /** Whether the latest candles of all that were received closed at the same time, so that weights compare like with like. */
    boolean areOfOneMoment() {
        boolean anyPriced = false;
        long closedAtMs = 0;
        for (CoreHodlMarket market : all) {
            if (market.hasPrice()) {
                if (anyPriced && market.closedAtMs() != closedAtMs) {
                    return false;
                }
                anyPriced = true;
                closedAtMs = market.closedAtMs();
            }
        }
        return anyPriced;
    }

    void writeRules(StateWriter writer) {
        write(
                writer,
                market -> market.rules() != null,
                (out, market) -> InstrumentCodec.write(out, market.knownRules()));
    }

    void readRules(StateReader reader) {
        readAll(reader, (in, market) -> market.learn(InstrumentCodec.read(in)));
    }

    void writePrices(StateWriter writer) {
        write(writer, CoreHodlMarket::hasPrice, (out, market) -> market.writePrices(out));
    }

    void readPrices(StateReader reader) {
        readAll(reader, (in, market) -> market.readPrices(in));
    }

    /** What the exchange published of highs and fees; nothing while it reported nothing. */
    void writeFactsIfAny(StateWriter writer) {
        if (all.stream().anyMatch(market -> market.statedHigh() != null || market.feeFraction() != null)) {
            writeFact(writer, CoreHodlMarket::statedHigh);
            writeFact(writer, CoreHodlMarket::feeFraction);
        }
    }

    void readFactsIfAny(StateReader reader) {
        if (reader.hasMore()) {
            readAll(reader, (in, market) -> market.learnHigh(in.readDecimal()));
            readAll(reader, (in, market) -> market.learnFee(in.readDecimal()));
        }
    }

    private void writeFact(StateWriter writer, Function<CoreHodlMarket, @Nullable Decimal> fact) {
        write(
                writer,
                market -> fact.apply(market) != null,
                (out, market) -> out.writeDecimal(Objects.requireNonNull(fact.apply(market))));
    }

    private void write(
            StateWriter writer, Predicate<CoreHodlMarket> which, BiConsumer<StateWriter, CoreHodlMarket> what) {
        writer.writeAll(sorted.stream().filter(which).toList(), (out, market) -> {
            InstrumentCodec.writeId(out, market.id());
            what.accept(out, market);
        });
    }

    private void readAll(StateReader reader, BiConsumer<StateReader, CoreHodlMarket> what) {
        reader.readAll(in -> {
            CoreHodlMarket market = of(InstrumentCodec.readId(in));
            what.accept(in, market);
            return market;
        });
    }
}
