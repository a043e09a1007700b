package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.FundingSettlement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one symbol.
 *
 * @param late perpetual candles that are preferred
 * @param early what there is of them before those begin
 * @param lateRates funding rates that are preferred
 * @param earlyRates what there is of them before those begin
 */
record SymbolFiles(
        String symbol,
        Optional<FileReading<Candle>> spot,
        Optional<FileReading<Candle>> late,
        Optional<FileReading<Candle>> early,
        Optional<FileReading<FundingSettlement>> lateRates,
        Optional<FileReading<FundingSettlement>> earlyRates) {
    Stream<FileReading<?>> all() {
        return Stream.of(spot, late, early, lateRates, earlyRates).flatMap(Optional::stream);
    }
}
