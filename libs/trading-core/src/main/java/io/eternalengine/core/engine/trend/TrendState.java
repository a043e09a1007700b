package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.risk.HaltRegister;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that TREND knows of one account.
 *
 * @param cash the engine's own books: its capital, moved by executions, fees and funding, contracts counted as bought for
 *     their value; with the value of the positions it is the account's equity, in the quote asset
 * @param assets one or two, in the order of the parameters
 */
public record TrendState(
        @Nullable CapitalAllocation capital,
        Decimal cash,
        List<AssetState> assets,
        PairCorrelation correlation,
        TrackRecord record,
        HaltRegister halts,
        boolean riskHeard) {
    public TrendState {
        assets = List.copyOf(assets);
    }

    static TrendState initial(TrendParameters parameters) {
        return new TrendState(
                null,
                Decimal.ZERO,
                Stream.generate(() -> AssetState.unseen(parameters))
                        .limit(parameters.assets().size())
                        .toList(),
                PairCorrelation.cold(parameters.sizing().correlationDays()),
                TrackRecord.EMPTY,
                HaltRegister.EMPTY,
                false);
    }

    TrendState with(CapitalAllocation allocation, Decimal added) {
        return new TrendState(allocation, cash.plus(added), assets, correlation, record, halts, riskHeard);
    }

    TrendState with(int index, AssetState asset) {
        List<AssetState> next = assets.size() == 1
                ? List.of(asset)
                : index == 0 ? List.of(asset, assets.get(1)) : List.of(assets.get(0), asset);
        return new TrendState(capital, cash, next, correlation, record, halts, riskHeard);
    }

    TrendState withCashMoved(Decimal payment) {
        return new TrendState(capital, cash.plus(payment), assets, correlation, record, halts, riskHeard);
    }

    TrendState with(PairCorrelation next) {
        return new TrendState(capital, cash, assets, next, record, halts, riskHeard);
    }

    TrendState with(TrackRecord next) {
        return new TrendState(capital, cash, assets, correlation, next, halts, riskHeard);
    }

    TrendState with(HaltRegister next) {
        return new TrendState(capital, cash, assets, correlation, record, next, riskHeard);
    }

    TrendState withRiskHeard(boolean heard) {
        return new TrendState(capital, cash, assets, correlation, record, halts, heard);
    }

    /** The account at the latest closes, in the quote asset. */
    public Decimal equity() {
        Decimal equity = cash;
        for (AssetState asset : assets) {
            equity = equity.plus(asset.positionValue());
        }
        return equity;
    }

    /** Quantity held of an asset, by its place in the parameters; positive when long, in the base asset. */
    public Decimal held(int index) {
        Trade trade = assets.get(index).phase().trade();
        return trade == null ? Decimal.ZERO : trade.signedQuantity();
    }

    /** The phases of all assets in their order, such as {@code SCANNING+IN_POSITION}. */
    public String phases() {
        return assets.size() == 1
                ? assets.getFirst().phase().name()
                : TrendPhase.names(assets.getFirst().phase(), assets.getLast().phase());
    }
}
