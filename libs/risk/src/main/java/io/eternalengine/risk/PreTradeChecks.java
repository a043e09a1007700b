package io.eternalengine.risk;

import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.VerdictRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The checks that an intent passes before it becomes an order. Each names its rule and answers with the figures when it
 * refuses. What reduces exposure is held to the first list only: no halt and no limit blocks it.
 */
final class PreTradeChecks {
    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    /** A rule, and what it says against an intent. */
    record Check(VerdictRule rule, Objection objection) {}

    /** Empty when the rule has nothing against the intent. */
    @FunctionalInterface
    interface Objection {
        Optional<String> against(Proposal proposal);
    }

    /** Rules for every order. */
    static final List<Check> ALWAYS = List.of(
            new Check(VerdictRule.UNKNOWN_ACCOUNT, PreTradeChecks::unknownAccount),
            new Check(VerdictRule.INSTRUMENT_UNKNOWN, PreTradeChecks::unknownInstrument),
            new Check(VerdictRule.INSTRUMENT_RULES, PreTradeChecks::instrumentRules));

    /** Rules for the move of a stop, which protects and is held up by nothing else. */
    static final List<Check> WHEN_MOVING_A_STOP = List.of(
            new Check(VerdictRule.NO_POSITION, StopChecks::noPosition),
            new Check(VerdictRule.STOP_SIDE, StopChecks::wrongSide),
            new Check(VerdictRule.STOP_FARTHER, StopChecks::farther));

    /** Rules for orders that increase exposure. */
    static final List<Check> WHEN_OPENING = List.of(
            new Check(VerdictRule.SALE_BEYOND_HOLDING, PreTradeChecks::saleBeyondHolding),
            new Check(VerdictRule.REDUCTION_BEYOND_POSITION, PreTradeChecks::reductionBeyondPosition),
            new Check(VerdictRule.HALTED, PreTradeChecks::halted),
            new Check(VerdictRule.STALE_EPOCH, PreTradeChecks::staleEpoch),
            new Check(VerdictRule.ACCOUNT_UNRECONCILED, PreTradeChecks::unreconciled),
            new Check(VerdictRule.MARK_STALE, PreTradeChecks::staleMark),
            new Check(VerdictRule.PRICE_UNCONFIRMED, PreTradeChecks::unconfirmedPrice),
            new Check(VerdictRule.PRICE_COLLAR, PreTradeChecks::priceCollar),
            new Check(VerdictRule.ORDER_VALUE, PreTradeChecks::orderValue),
            new Check(VerdictRule.POSITION_LIMIT, PreTradeChecks::positionLimit),
            new Check(VerdictRule.INSUFFICIENT_CASH, PreTradeChecks::insufficientCash),
            new Check(VerdictRule.ASSET_LIMIT, PortfolioChecks::assetLimit),
            new Check(VerdictRule.LEVERAGE, PortfolioChecks::leverage),
            new Check(VerdictRule.CONCURRENT_POSITIONS, PortfolioChecks::concurrentPositions),
            new Check(VerdictRule.PORTFOLIO_HEAT, PortfolioChecks::heat),
            new Check(VerdictRule.MARKET_DEPTH, PortfolioChecks::depth),
            new Check(VerdictRule.EXPECTED_SLIPPAGE, PortfolioChecks::slippage),
            new Check(VerdictRule.ORDER_RATE, PreTradeChecks::orderRate));

    private PreTradeChecks() {}

    private static Optional<String> unknownAccount(Proposal proposal) {
        OrderIntent intent = proposal.intent();
        String account = intent.account();
        if (!proposal.parameters().mayTrade(intent.engine(), account)) {
            return Optional.of(intent.engine().label() + " may not trade in account " + intent.account());
        }
        return proposal.hasBooks()
                ? Optional.empty()
                : Optional.of("the books of account " + account + " are not known yet");
    }

    private static Optional<String> unknownInstrument(Proposal proposal) {
        return proposal.hasInstrument()
                ? Optional.empty()
                : Optional.of(
                        "the trading rules of " + proposal.intent().instrument().symbol() + " are not known");
    }

    private static Optional<String> instrumentRules(Proposal proposal) {
        Instrument instrument = proposal.instrument();
        if (proposal.intent().movesStop()) {
            return StopChecks.offTheGrid(proposal);
        }
        return switch (proposal.intent().amount()) {
            case OrderAmount.OfBase base -> baseRules(proposal, instrument, base.quantity());
            case OrderAmount.OfQuote quote -> quoteRules(instrument, quote.amount());
        };
    }

    private static Optional<String> baseRules(Proposal proposal, Instrument instrument, Decimal quantity) {
        if (!quantity.isMultipleOf(instrument.quantityStep())) {
            return Optional.of("quantity " + quantity + " is not a multiple of " + instrument.quantityStep());
        }
        if (quantity.isBelow(instrument.minQuantity())) {
            return Optional.of("quantity " + quantity + " is below the minimum " + instrument.minQuantity());
        }
        return belowMinimum(instrument, quantity.times(proposal.intent().referencePrice()));
    }

    private static Optional<String> quoteRules(Instrument instrument, Decimal amount) {
        if (!amount.isMultipleOf(instrument.quoteStep())) {
            return Optional.of("amount " + amount + " is not a multiple of " + instrument.quoteStep());
        }
        return belowMinimum(instrument, amount);
    }

    private static Optional<String> belowMinimum(Instrument instrument, Decimal value) {
        return value.isBelow(instrument.minNotional())
                ? Optional.of("value " + value + " is below the minimum " + instrument.minNotional())
                : Optional.empty();
    }

    private static Optional<String> saleBeyondHolding(Proposal proposal) {
        return proposal.intent().side() == Side.SELL && !proposal.isPerpetual()
                ? Optional.of("selling " + proposal.quantity() + " is more than is held and not being sold already: "
                        + proposal.unsold())
                : Optional.empty();
    }

    /**
     * A close that crossed the stop at the exchange finds nothing left to close: placed all the same, it would open the other
     * side.
     */
    private static Optional<String> reductionBeyondPosition(Proposal proposal) {
        return proposal.intent().reduceOnly() && proposal.isPerpetual()
                ? Optional.of("closing " + proposal.quantity() + " is more than is open and not being closed already: "
                        + proposal.unsold())
                : Optional.empty();
    }

    private static Optional<String> halted(Proposal proposal) {
        OrderIntent intent = proposal.intent();
        return proposal.state()
                .halts()
                .forbids(intent.engine(), intent.account(), intent.instrument(), intent.decidedAtMs());
    }

    private static Optional<String> staleEpoch(Proposal proposal) {
        long current = proposal.state().halts().epoch();
        long epoch = proposal.intent().riskEpoch();
        return epoch == current
                ? Optional.empty()
                : Optional.of("decided under epoch " + epoch + ", the current one is " + current);
    }

    private static Optional<String> unreconciled(Proposal proposal) {
        AccountBooks books = proposal.books();
        return books.reconciled() ? Optional.empty() : Optional.of("the books differ: " + books.difference());
    }

    private static Optional<String> staleMark(Proposal proposal) {
        Mark mark = proposal.knownMark();
        if (mark == null) {
            return Optional.of("no price is known");
        }
        long ageMs = proposal.intent().decidedAtMs() - mark.atMs();
        long maxAgeMs = proposal.parameters().maxMarkAge().toMillis();
        return ageMs > maxAgeMs
                ? Optional.of("the price is " + ageMs + " ms old, " + maxAgeMs + " ms are allowed")
                : Optional.empty();
    }

    private static Optional<String> unconfirmedPrice(Proposal proposal) {
        MarketMark market =
                proposal.state().portfolio().marks().of(proposal.intent().instrument());
        Mark unconfirmed = market == null ? null : market.unconfirmed();
        return unconfirmed == null
                ? Optional.empty()
                : Optional.of("nothing confirms the latest close " + unconfirmed.price() + " after " + proposal.mark());
    }

    private static Optional<String> priceCollar(Proposal proposal) {
        Decimal mark = proposal.mark();
        Decimal distance = proposal.intent().referencePrice().minus(mark).abs();
        Decimal fraction = proposal.parameters().priceCollarFraction();
        return ShareLimit.allows(distance, mark, fraction)
                ? Optional.empty()
                : Optional.of("reference " + proposal.intent().referencePrice() + " is further than "
                        + mark.times(fraction) + " from the mark " + mark);
    }

    private static Optional<String> orderValue(Proposal proposal) {
        TierLimits tier = proposal.tier();
        Decimal fraction = tier == null ? proposal.parameters().maxOrderFraction() : tier.maxOrderFraction();
        Decimal equity = proposal.state().equity();
        return ShareLimit.allows(proposal.value(), equity, fraction)
                ? Optional.empty()
                : Optional.of("value " + proposal.value() + " is above " + equity.times(fraction));
    }

    /** The target holdings of CORE-HODL are its purpose, and exempt. */
    private static Optional<String> positionLimit(Proposal proposal) {
        if (proposal.intent().engine() == EngineId.CORE_HODL) {
            return Optional.empty();
        }
        Decimal after = PortfolioChecks.heldAfter(proposal);
        TierLimits tier = proposal.tier();
        Decimal fraction = tier == null ? proposal.parameters().maxPositionFraction() : tier.maxPositionFraction();
        return ShareLimit.objection(
                "position would be ", after, proposal.state().equity(), fraction);
    }

    private static Optional<String> insufficientCash(Proposal proposal) {
        if (proposal.isPerpetual()) {
            // A perpetual takes margin, not its value: the leverage check holds it to what the account is worth.
            return Optional.empty();
        }
        Decimal committed = Decimal.ZERO;
        for (PendingOrder order : proposal.state().pending().all()) {
            if (order.side() == Side.BUY
                    && order.instrument().category() == MarketCategory.SPOT
                    && order.account().equals(proposal.intent().account())) {
                committed = committed.plus(order.value());
            }
        }
        Decimal free = proposal.books()
                .balances()
                .of(proposal.instrument().quoteAsset())
                .minus(committed);
        return proposal.value().isAbove(free)
                ? Optional.of("value " + proposal.value() + " is above the free cash " + free)
                : Optional.empty();
    }

    private static Optional<String> orderRate(Proposal proposal) {
        int lately = proposal.state().openings().countAfter(proposal.intent().decidedAtMs() - MINUTE_MS);
        int allowed = proposal.parameters().maxOpeningsPerMinute();
        return lately >= allowed
                ? Optional.of(lately + " orders were opened within a minute, " + allowed + " are allowed")
                : Optional.empty();
    }
}
