package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;
import java.util.Optional;

/** The checks before the stop of a position is moved, in the way of {@link PreTradeChecks}: it only ever comes nearer to the market. */
final class StopChecks {
    private StopChecks() {}

    static Optional<String> offTheGrid(Proposal proposal) {
        Decimal stop = stopOf(proposal);
        Decimal tick = proposal.instrument().tickSize();
        return stop.isMultipleOf(tick)
                ? Optional.empty()
                : Optional.of("stop " + stop + " is not a multiple of " + tick);
    }

    /** A stop lies on the side that closes the position, and ends with it. */
    static Optional<String> noPosition(Proposal proposal) {
        Decimal held = proposal.position().quantity();
        boolean closes = closesLong(proposal) ? held.isPositive() : held.isNegative();
        return closes
                ? Optional.empty()
                : Optional.of("the position is " + held + ", an order to "
                        + proposal.intent().side() + " does not close it");
    }

    /** Beyond the mark it would close the position at once. */
    static Optional<String> wrongSide(Proposal proposal) {
        Decimal stop = stopOf(proposal);
        Decimal mark = proposal.mark();
        return isBeyond(proposal, mark, stop)
                ? Optional.empty()
                : Optional.of("a stop at " + stop + " does not lie on the losing side of the mark " + mark);
    }

    static Optional<String> farther(Proposal proposal) {
        Decimal stands = proposal.state()
                .surveillance()
                .stops()
                .of(proposal.intent().account(), proposal.intent().instrument());
        return stands == null || !isBeyond(proposal, stands, stopOf(proposal))
                ? Optional.empty()
                : Optional.of("the stop of the position stands at " + stands + ", " + stopOf(proposal)
                        + " is farther from the market");
    }

    /** Whether a price on the way of a loss is reached after another one. */
    private static boolean isBeyond(Proposal proposal, Decimal first, Decimal then) {
        return closesLong(proposal) ? then.isBelow(first) : then.isAbove(first);
    }

    private static boolean closesLong(Proposal proposal) {
        return proposal.intent().side() == Side.SELL;
    }

    private static Decimal stopOf(Proposal proposal) {
        return proposal.intent().movedStop();
    }
}
