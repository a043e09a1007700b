package io.eternalengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskOutput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** While TREND holds a position, the exchange has its stop, and the stop is never farther from the market than it was before. */
final class StopWatch implements Watch {
    private static final List<InstrumentId> PERPETUALS =
            List.of(InstrumentId.linear("BTCUSDT"), InstrumentId.linear("ETHUSDT"));

    int moves;
    private final Map<String, Decimal> nearest = new TreeMap<>();

    @Override
    public void riskDecided(World world, RiskSight before, RiskInput input, List<RiskOutput> outputs) {
        for (RiskOutput output : outputs) {
            moves += output instanceof RiskOutput.Approved approved
                            && approved.intent().movesStop()
                    ? 1
                    : 0;
        }
    }

    @Override
    public void booked(World world, LedgerEvent event) {
        if (event instanceof LedgerEvent.Traded traded) {
            String account = traded.execution().account();
            InstrumentId id = traded.execution().instrument();
            if (world.ledger().account(account).position(id).isFlat()) {
                nearest.remove(account + "/" + id.symbol());
            }
        }
    }

    @Override
    public void stepped(World world) {
        for (Seat seat : world.seats()) {
            if (seat.engineAs(TrendEngine.class).isPresent()) {
                PERPETUALS.forEach(id -> look(world, seat.account(), id));
            }
        }
    }

    private void look(World world, String account, InstrumentId id) {
        Decimal held = world.ledger().account(account).position(id).quantity();
        if (held.isZero()) {
            return;
        }
        Decimal stop = world.venue().stopOf(account, id);
        assertThat(stop).as("stops: of the position in %s of %s", id, account).isNotNull();
        nearest.merge(account + "/" + id.symbol(), Objects.requireNonNull(stop), (before, now) -> {
            assertThat(isFarther(now, before, held))
                    .as("stops: that of %s of %s went from %s to %s", id, account, before, now)
                    .isFalse();
            return now;
        });
    }

    private static boolean isFarther(Decimal now, Decimal before, Decimal held) {
        return held.isPositive() ? now.isBelow(before) : now.isAbove(before);
    }
}
