package io.eternalengine.core.engine.funding;

import io.eternalengine.core.engine.HeldBack;
import io.eternalengine.core.engine.QuietCandles;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Sentiment;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.RiskAction;
import io.eternalengine.core.risk.RiskCommand;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows what leaves FUNDING as it is: it neither enters nor leaves, its legs are equal and its margin is ample. */
final class FundingQuietCandles implements QuietCandles<FundingState> {
    private final FundingParameters parameters;
    private final QuietCarries carries;
    private final QuietMargin margin;
    private final QuietPurse purse;
    /** The coins' markets, then the perpetuals. */
    private final HeldBack heldBack;

    private FundingState begun;
    private String rule = "";
    private long clockMs;
    private boolean moved;

    FundingQuietCandles(FundingParameters parameters) {
        this.parameters = parameters;
        carries = new QuietCarries(parameters);
        margin = new QuietMargin(parameters, carries);
        purse = new QuietPurse(parameters);
        heldBack = new HeldBack(EngineId.FUNDING, parameters.account(), instruments(parameters));
        begun = FundingState.initial(carries.size());
        begin(begun);
    }

    private static List<InstrumentId> instruments(FundingParameters parameters) {
        return Stream.concat(
                        parameters.assets().stream().map(CarryAsset::spot),
                        parameters.assets().stream().map(CarryAsset::perpetual))
                .toList();
    }

    @Override
    public void begin(FundingState state) {
        begun = state;
        clockMs = state.clockMs();
        moved = false;
        rule = QuietDecisions.in(state).rule();
        purse.begin(state);
        margin.forget();
        heldBack.begin(state.halts(), state.riskHeard());
        carries.begin(state);
    }

    @Override
    public @Nullable String follow(Candle candle) {
        long closedAtMs = candle.closeTimeMs();
        if (!areQuietAt(closedAtMs)) {
            return null;
        }
        int place = carries.placeOf(candle.instrument());
        if (place < 0) {
            return passed(closedAtMs, rule);
        }
        QuietCarry carry = carries.at(place);
        boolean ofSpot = candle.instrument().category() == MarketCategory.SPOT;
        return candle.follows(carry.closedAtMs(ofSpot))
                ? follow(carry, place, candle.close(), closedAtMs, ofSpot)
                : passed(closedAtMs, rule);
    }

    /** Whether no leg asks for anything at a time. */
    private boolean areQuietAt(long atMs) {
        return Math.max(clockMs, atMs) < carries.quietUntilMs();
    }

    private @Nullable String follow(QuietCarry carry, int place, Decimal close, long closedAtMs, boolean ofSpot) {
        long nowMs = Math.max(clockMs, closedAtMs);
        boolean stays = carry.stays(close, closedAtMs, ofSpot, nowMs)
                && !begun.marginLow()
                && margin.isAmple(purse.cash(), place, ofSpot ? carry.mark() : close);
        boolean invites = stays && carry.invitesEntry(close, closedAtMs, ofSpot);
        if (!stays || (invites && !isHeldBack(place, nowMs))) {
            return null;
        }
        carry.close(close, closedAtMs, ofSpot);
        return passed(closedAtMs, invites ? EntryRule.HELD_BACK : rule);
    }

    private boolean isHeldBack(int place, long nowMs) {
        return nowMs < Math.max(heldBack.untilMs(place), heldBack.untilMs(carries.size() + place));
    }

    @Override
    public @Nullable String follow(FundingSettlement settlement) {
        if (!areQuietAt(settlement.settledAtMs())) {
            return null;
        }
        int place = carries.placeOf(settlement.instrument());
        if (place < 0) {
            return passed(settlement.settledAtMs(), rule);
        }
        QuietCarry carry = carries.at(place);
        if (settlement.settledAtMs() <= carry.rates().settledAtMs()) {
            return passed(settlement.settledAtMs(), SettlementRule.KNOWN);
        }
        CarryRates settled = carry.rates().settled(settlement);
        boolean closesAll = carries.isStreak(settled) && !carries.areAllMonitoring();
        if (closesAll || !carry.staysAt(settlement, Math.max(clockMs, settlement.settledAtMs()))) {
            return null;
        }
        carries.settle(place, settled);
        return passed(settlement.settledAtMs(), carry.perpetual().isFlat() ? rule : pay(carry, settlement));
    }

    private String pay(QuietCarry carry, FundingSettlement settlement) {
        Decimal payment = carry.perpetual().fundingAt(settlement.rate(), carry.mark());
        purse.settle(payment);
        margin.forget();
        return payment.isPositive() ? SettlementRule.SPLIT : SettlementRule.SETTLED;
    }

    @Override
    public @Nullable String follow(Sentiment sentiment) {
        return areQuietAt(sentiment.publishedAtMs()) ? passed(sentiment.publishedAtMs(), rule) : null;
    }

    @Override
    public @Nullable String follow(RiskCommand command) {
        if (!areQuietAt(command.eventTimeMs())) {
            return null;
        }
        if (heldBack.halts().knows(command)) {
            return passed(command.eventTimeMs(), RiskCommandRule.KNOWN);
        }
        if (mayMove(command.action())) {
            return null;
        }
        heldBack.hear(command);
        if (command.action() instanceof RiskAction.SizeScaled scaled) {
            carries.scale(scaled);
        }
        return passed(command.eventTimeMs(), RiskCommandRule.HEARD);
    }

    /** Whether more may come of it than other halts and other sizes. */
    private boolean mayMove(RiskAction action) {
        return switch (action) {
            case RiskAction.ReductionOrdered ignored -> !carries.areAllMonitoring();
            case RiskAction.SizeScaled ignored -> false;
            case RiskAction.BreakerMoved moved -> RiskCommandRule.warns(moved) && !carries.areAllMonitoring();
            case RiskAction.HaltImposed ignored -> false;
            case RiskAction.HaltLifted ignored -> false;
            case RiskAction.EntriesPaused ignored -> false;
            case RiskAction.HaltLogRebased ignored -> false;
        };
    }

    @Override
    public @Nullable String follow(Verdict verdict) {
        return verdict.approved() && areQuietAt(verdict.decidedAtMs()) ? passed(verdict.decidedAtMs(), rule) : null;
    }

    @Override
    public @Nullable String follow(OrderUpdate update) {
        int place = carries.placeOf(update.instrument());
        long nowMs = Math.max(clockMs, update.eventTimeMs());
        if (nowMs >= carries.quietUntilMs()) {
            return null;
        }
        if (place < 0 || !update.state().isTerminal()) {
            return passed(nowMs, rule);
        }
        Carry carry = carries.at(place).carry();
        CarryLegs ended = carry.legs().ended(update.intentId(), update.filledQuantity(), nowMs);
        return move(place, carry.withLegs(ended), rule, nowMs);
    }

    @Override
    public @Nullable String follow(Execution execution) {
        int place = carries.placeOf(execution.instrument());
        long nowMs = Math.max(clockMs, execution.executedAtMs());
        boolean isOurs = place >= 0 && execution.account().equals(parameters.account());
        if (nowMs >= carries.quietUntilMs() || !isOurs || carries.at(place).isMonitoring()) {
            return null;
        }
        boolean feeInCoin =
                execution.feeAsset().equals(parameters.assets().get(place).coin());
        Carry carry = carries.at(place).carry();
        Decimal flow = FundingEngine.cashFlow(carry, execution);
        Carry traded = carry.withLegs(carry.legs().after(execution, feeInCoin));
        String because = move(place, traded, FundingEngine.BOOKS_MOVED, nowMs);
        if (because != null) {
            purse.trade(feeInCoin ? flow : flow.minus(execution.fee()));
            margin.forget();
        }
        return because;
    }

    /** Goes on with other legs of an asset, if they ask for nothing; at rest they lead it to another phase. */
    private @Nullable String move(int place, Carry after, String because, long nowMs) {
        Carry next = after;
        if (!HedgeRule.isQuiet(after)) {
            Carry movedOn = QuietLegs.askForNothing(after) ? HedgePhases.movedOn(after) : after;
            next = movedOn.withLegs(HedgeRule.watched(movedOn, nowMs));
        }
        if (nowMs >= QuietLegs.untilMs(next, parameters)) {
            return null;
        }
        carries.goOn(place, next);
        if (next.phase() == after.phase()) {
            return passed(nowMs, because);
        }
        return passed(nowMs, next.phase() == CarryPhase.COLLECTING ? HedgePhases.ENTERED : HedgePhases.LEFT);
    }

    private String passed(long atMs, String because) {
        clockMs = Math.max(clockMs, atMs);
        moved = true;
        return because;
    }

    @Override
    public Decimal setAside() {
        return purse.profitForTactical();
    }

    @Override
    public FundingState state() {
        if (moved) {
            begun = begun.with(
                    carries.followed(),
                    purse.cash(),
                    purse.profitForTactical(),
                    purse.fundingReceived(),
                    clockMs,
                    heldBack.halts());
            moved = false;
        }
        return begun;
    }
}
