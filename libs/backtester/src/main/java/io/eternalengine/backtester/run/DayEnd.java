package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Decimal;
import java.util.List;

/**
 * Where everything stood when a day ended.
 *
 * @param timeMs first moment of the next day, or the end of the run
 * @param portfolio all accounts together
 * @param breakerLevel of the circuit breaker
 * @param seats each engine's account, in the order of the seats
 */
public record DayEnd(long timeMs, Worth portfolio, int breakerLevel, List<Worth> seats) {
    public DayEnd {
        seats = List.copyOf(seats);
    }

    /**
     * What something was worth.
     *
     * @param equity in USDT
     * @param invested value of coins and perpetual positions, in USDT
     * @param unitValue of its net asset value in units: what trading did, without flows
     */
    public record Worth(Decimal equity, Decimal invested, Decimal unitValue) {}
}
