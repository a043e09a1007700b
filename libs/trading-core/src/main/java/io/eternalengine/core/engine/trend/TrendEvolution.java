package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Side;
import io.eternalengine.core.risk.HaltRegister;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code evolve(state, event) → state}: the only way in which the state of TREND changes. */
final class TrendEvolution {
    private final TrendParameters parameters;
    private @Nullable CapitalAllocation capital;
    private Decimal cash;
    private final AssetState[] assets;
    private PairCorrelation correlation;
    private TrackRecord record;
    private HaltRegister halts;
    private boolean riskHeard;

    private TrendEvolution(TrendState state, TrendParameters parameters) {
        this.parameters = parameters;
        capital = state.capital();
        cash = state.cash();
        assets = state.assets().toArray(new AssetState[0]);
        correlation = state.correlation();
        record = state.record();
        halts = state.halts();
        riskHeard = state.riskHeard();
    }

    static TrendState evolve(TrendState state, TrendEvent event, TrendParameters parameters) {
        var evolution = new TrendEvolution(state, parameters);
        evolution.apply(event);
        return evolution.result();
    }

    private void apply(TrendEvent event) {
        switch (event) {
            case TrendEvent.CapitalReceived received -> {
                capital = received.allocation();
                cash = cash.plus(received.added());
            }
            case TrendEvent.InstrumentLearned learned ->
                assets[learned.asset()] = assets[learned.asset()].withRules(learned.instrument());
            case TrendEvent.CandleSeen seen -> see(seen);
            case TrendEvent.EntryDecided decided ->
                assets[decided.asset()] = assets[decided.asset()].withTradePlanned(
                        new TrendPhase.Entering(decided.plan(), decided.order(), Decimal.ONE));
            case TrendEvent.ExitDecided decided -> decideExit(decided);
            case TrendEvent.ExitTried tried -> tryExit(tried);
            case TrendEvent.EntryCurtailed curtailed -> curtail(curtailed);
            case TrendEvent.OrderEnded ended -> end(ended);
            case TrendEvent.Filled filled -> fill(filled);
            case TrendEvent.FundingPaid paid -> {
                cash = cash.plus(paid.payment());
                moveTo(
                        paid.asset(),
                        withTrade(phase(paid.asset()), trade(paid.asset()).after(paid.payment())));
            }
            case TrendEvent.RiskHeard heard -> halts = halts.after(heard.command());
            case TrendEvent.RiskLinkMoved moved -> riskHeard = moved.heard();
            case TrendEvent.SizesScaled scaled ->
                assets[scaled.asset()] = assets[scaled.asset()].withScale(scaled.scale());
        }
    }

    private void see(TrendEvent.CandleSeen seen) {
        int asset = seen.asset();
        assets[asset] = CandleIntake.after(assets[asset], seen.candle(), parameters);
        Trade trade = phase(asset).trade();
        if (trade != null && trade.isOpen()) {
            moveTo(asset, withTrade(phase(asset), trade.after(seen.candle())));
        }
        if (assets.length > 1 && PairCorrelation.isMidnight(seen.candle().closeTimeMs())) {
            correlation = correlation.after(
                    asset, seen.candle().closeTimeMs(), seen.candle().close());
        }
    }

    private void decideExit(TrendEvent.ExitDecided decided) {
        TrendPhase phase = phase(decided.asset());
        moveTo(
                decided.asset(),
                phase instanceof TrendPhase.Exiting exiting
                        ? new TrendPhase.Exiting(
                                exiting.trade(),
                                exiting.order(),
                                exiting.keepQuantity().min(decided.keepQuantity()),
                                decided.reason())
                        : new TrendPhase.Exiting(
                                trade(decided.asset()), null, decided.keepQuantity(), decided.reason()));
    }

    private void tryExit(TrendEvent.ExitTried tried) {
        if (phase(tried.asset()) instanceof TrendPhase.Exiting exiting) {
            moveTo(
                    tried.asset(),
                    new TrendPhase.Exiting(
                            exiting.trade().exitTried(), tried.order(), exiting.keepQuantity(), exiting.reason()));
        }
    }

    private void curtail(TrendEvent.EntryCurtailed curtailed) {
        if (phase(curtailed.asset()) instanceof TrendPhase.Entering entering) {
            moveTo(
                    curtailed.asset(),
                    new TrendPhase.Entering(
                            entering.trade(),
                            entering.order(),
                            entering.keepFraction().times(curtailed.fraction())));
        }
    }

    private void end(TrendEvent.OrderEnded ended) {
        WorkingOrder order = Objects.requireNonNull(phase(ended.asset()).order(), "order");
        settle(ended.asset(), withOrder(phase(ended.asset()), order.ended(ended.filledQuantity())));
    }

    private void fill(TrendEvent.Filled filled) {
        Decimal value = filled.execution().value();
        cash = (filled.execution().side() == Side.BUY ? cash.minus(value) : cash.plus(value)).minus(filled.fee());
        TrendPhase phase = phase(filled.asset());
        Trade trade = trade(filled.asset());
        TrendPhase next = withTrade(
                phase,
                filled.ofEntry()
                        ? trade.entered(filled.execution(), filled.fee())
                        : trade.left(filled.execution(), filled.fee()));
        WorkingOrder order = phase.order();
        settle(
                filled.asset(),
                order != null && order.is(filled.execution().intentId())
                        ? withOrder(next, order.after(filled.execution().quantity()))
                        : next);
    }

    /** The asset goes on to where its position and its order leave it. */
    private void settle(int asset, TrendPhase phase) {
        TrendPhase next = Settlement.of(phase, quantityStep(asset));
        Trade trade = phase.trade();
        if (next instanceof TrendPhase.Scanning && trade != null && trade.wasOpened()) {
            record = record.with(trade);
        }
        moveTo(asset, next);
    }

    private Decimal quantityStep(int asset) {
        return Objects.requireNonNull(assets[asset].rules(), "rules").quantityStep();
    }

    private static TrendPhase withTrade(TrendPhase phase, Trade trade) {
        return switch (phase) {
            case TrendPhase.Scanning scanning -> scanning;
            case TrendPhase.Entering entering ->
                new TrendPhase.Entering(trade, entering.order(), entering.keepFraction());
            case TrendPhase.InPosition ignored -> new TrendPhase.InPosition(trade);
            case TrendPhase.Exiting exiting ->
                new TrendPhase.Exiting(trade, exiting.order(), exiting.keepQuantity(), exiting.reason());
        };
    }

    private static TrendPhase withOrder(TrendPhase phase, WorkingOrder order) {
        return switch (phase) {
            case TrendPhase.Scanning scanning -> scanning;
            case TrendPhase.Entering entering ->
                new TrendPhase.Entering(entering.trade(), order, entering.keepFraction());
            case TrendPhase.InPosition held -> held;
            case TrendPhase.Exiting exiting ->
                new TrendPhase.Exiting(exiting.trade(), order, exiting.keepQuantity(), exiting.reason());
        };
    }

    private TrendPhase phase(int asset) {
        return assets[asset].phase();
    }

    private Trade trade(int asset) {
        return Objects.requireNonNull(phase(asset).trade(), "trade");
    }

    private void moveTo(int asset, TrendPhase next) {
        assets[asset] = assets[asset].withPhase(next);
    }

    private TrendState result() {
        return new TrendState(capital, cash, List.of(assets), correlation, record, halts, riskHeard);
    }
}
