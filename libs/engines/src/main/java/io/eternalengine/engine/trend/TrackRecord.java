package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The engine's own closed trades, in R: profit over what the hard stop would have lost.
 *
 * @param wonR sum over the trades that earned
 * @param lostR sum over the others, as a positive number
 */
public record TrackRecord(long wins, long losses, Decimal wonR, Decimal lostR) {
    static final TrackRecord EMPTY = new TrackRecord(0, 0, Decimal.ZERO, Decimal.ZERO);

    private static final int DECIMALS = 12;

    TrackRecord with(Trade closed) {
        Decimal risk = closed.stopDistance().times(closed.enteredQuantity());
        Decimal profitR = closed.cashFlow().dividedBy(risk, DECIMALS, RoundingMode.HALF_EVEN);
        return profitR.isPositive()
                ? new TrackRecord(wins + 1, losses, wonR.plus(profitR), lostR)
                : new TrackRecord(wins, losses + 1, wonR, lostR.minus(profitR));
    }

    /**
     * The Kelly fraction of capital to risk on one trade: {@code p − (1 − p) / b}, with the win rate p and the payoff ratio
     * b = average win / average loss. It reduces to {@code p − lostR / wonR · p}. Below 0 without an edge. Empty before
     * there are enough trades, some won and some lost.
     *
     * <p>Source: J. L. Kelly, <i>A New Interpretation of Information Rate</i> (1956); E. O. Thorp, <i>The Kelly Criterion
     * in Blackjack, Sports Betting, and the Stock Market</i> (1997).
     */
    Optional<Decimal> kellyFraction(int minTrades) {
        long trades = wins + losses;
        if (trades < minTrades || wins == 0 || !lostR.isPositive()) {
            return Optional.empty();
        }
        Decimal winRate = Decimal.of(wins).dividedBy(Decimal.of(trades), DECIMALS, RoundingMode.DOWN);
        Decimal lossesOverWins = lostR.dividedBy(wonR, DECIMALS, RoundingMode.UP);
        return Optional.of(winRate.minus(winRate.times(lossesOverWins)));
    }

    void write(StateWriter writer) {
        writer.writeLong(wins).writeLong(losses).writeDecimal(wonR).writeDecimal(lostR);
    }

    static TrackRecord read(StateReader reader) {
        return new TrackRecord(reader.readLong(), reader.readLong(), reader.readDecimal(), reader.readDecimal());
    }
}
