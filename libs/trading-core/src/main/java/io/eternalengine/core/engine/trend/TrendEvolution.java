package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Side;
import java.util.Objects;

/** {@code evolve(state, event) → state}: the only way in which the state of TREND changes. */
final class TrendEvolution {
    private TrendEvolution() {}

    static TrendState evolve(TrendState state, TrendEvent event, TrendParameters parameters) {
        return switch (event) {
            case TrendEvent.CapitalReceived received -> state.with(received.allocation(), received.added());
            case TrendEvent.InstrumentLearned learned ->
                state.with(learned.asset(), asset(state, learned.asset()).with(learned.instrument()));
            case TrendEvent.CandleSeen seen -> see(state, seen, parameters);
            case TrendEvent.EntryDecided decided ->
                state.with(
                        decided.asset(),
                        asset(state, decided.asset())
                                .withTradePlanned(
                                        new TrendPhase.Entering(decided.plan(), decided.order(), Decimal.ONE)));
            case TrendEvent.ExitDecided decided -> decideExit(state, decided);
            case TrendEvent.ExitTried tried -> tryExit(state, tried);
            case TrendEvent.EntryCurtailed curtailed -> curtail(state, curtailed);
            case TrendEvent.OrderEnded ended -> end(state, ended);
            case TrendEvent.Filled filled -> fill(state, filled);
            case TrendEvent.FundingSettled settled -> settleFunding(state, settled);
            case TrendEvent.RiskHeard heard -> state.with(state.halts().after(heard.command()));
            case TrendEvent.RiskLinkMoved moved -> state.withRiskHeard(moved.heard());
            case TrendEvent.SizesScaled scaled ->
                state.with(scaled.asset(), asset(state, scaled.asset()).with(scaled.scale()));
        };
    }

    private static TrendState see(TrendState state, TrendEvent.CandleSeen seen, TrendParameters parameters) {
        AssetState known = asset(state, seen.asset());
        AssetState next = known.with(CandleIntake.after(known.market(), seen.candle(), parameters));
        Trade trade = next.phase().trade();
        if (trade != null && trade.isOpen()) {
            next = next.with(next.phase().with(trade.after(seen.candle())));
        }
        TrendState after = state.with(seen.asset(), next);
        long closeTimeMs = seen.candle().closeTimeMs();
        return state.assets().size() > 1 && PairCorrelation.isMidnight(closeTimeMs)
                ? after.with(state.correlation()
                        .after(seen.asset(), closeTimeMs, seen.candle().close()))
                : after;
    }

    private static TrendState decideExit(TrendState state, TrendEvent.ExitDecided decided) {
        TrendPhase phase = phase(state, decided.asset());
        TrendPhase next = phase instanceof TrendPhase.Exiting exiting
                ? new TrendPhase.Exiting(
                        exiting.trade(),
                        exiting.order(),
                        exiting.keepQuantity().min(decided.keepQuantity()),
                        decided.reason())
                : new TrendPhase.Exiting(trade(state, decided.asset()), null, decided.keepQuantity(), decided.reason());
        return moved(state, decided.asset(), next);
    }

    private static TrendState tryExit(TrendState state, TrendEvent.ExitTried tried) {
        return phase(state, tried.asset()) instanceof TrendPhase.Exiting exiting
                ? moved(
                        state,
                        tried.asset(),
                        new TrendPhase.Exiting(
                                exiting.trade().exitTried(), tried.order(), exiting.keepQuantity(), exiting.reason()))
                : state;
    }

    private static TrendState curtail(TrendState state, TrendEvent.EntryCurtailed curtailed) {
        return phase(state, curtailed.asset()) instanceof TrendPhase.Entering entering
                ? moved(
                        state,
                        curtailed.asset(),
                        new TrendPhase.Entering(
                                entering.trade(),
                                entering.order(),
                                entering.keepFraction().times(curtailed.fraction())))
                : state;
    }

    private static TrendState end(TrendState state, TrendEvent.OrderEnded ended) {
        TrendPhase phase = phase(state, ended.asset());
        WorkingOrder order = Objects.requireNonNull(phase.order(), "order");
        return settled(state, ended.asset(), phase.with(order.ended(ended.filledQuantity())));
    }

    private static TrendState fill(TrendState state, TrendEvent.Filled filled) {
        Decimal value = filled.execution().value();
        Decimal paid = filled.execution().side() == Side.BUY ? value.negated() : value;
        TrendPhase phase = phase(state, filled.asset());
        Trade trade = trade(state, filled.asset());
        TrendPhase next = phase.with(
                filled.ofEntry()
                        ? trade.entered(filled.execution(), filled.fee())
                        : trade.left(filled.execution(), filled.fee()));
        WorkingOrder order = phase.order();
        if (order != null && order.is(filled.execution().intentId())) {
            next = next.with(order.after(filled.execution().quantity()));
        }
        return settled(state.withCashMoved(paid.minus(filled.fee())), filled.asset(), next);
    }

    private static TrendState settleFunding(TrendState state, TrendEvent.FundingSettled settled) {
        AssetState asset = asset(state, settled.asset()).fundedAt(settled.atMs());
        Trade trade = asset.phase().trade();
        TrendState after = state.withCashMoved(settled.payment());
        return trade == null
                ? after.with(settled.asset(), asset)
                : after.with(settled.asset(), asset.with(asset.phase().with(trade.after(settled.payment()))));
    }

    /** The asset goes on to where its position and its order leave it. */
    private static TrendState settled(TrendState state, int index, TrendPhase phase) {
        Decimal step =
                Objects.requireNonNull(asset(state, index).rules(), "rules").quantityStep();
        TrendPhase next = Settlement.of(phase, step);
        Trade trade = phase.trade();
        TrendState after = moved(state, index, next);
        return next instanceof TrendPhase.Scanning && trade != null && trade.wasOpened()
                ? after.with(state.record().with(trade))
                : after;
    }

    private static TrendState moved(TrendState state, int index, TrendPhase next) {
        return state.with(index, asset(state, index).with(next));
    }

    private static AssetState asset(TrendState state, int index) {
        return state.assets().get(index);
    }

    private static TrendPhase phase(TrendState state, int index) {
        return asset(state, index).phase();
    }

    private static Trade trade(TrendState state, int index) {
        return Objects.requireNonNull(phase(state, index).trade(), "trade");
    }
}
