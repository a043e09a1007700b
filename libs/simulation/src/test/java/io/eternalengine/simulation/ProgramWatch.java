package io.eternalengine.simulation;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every daily part of CORE-HODL's program is bought once: never more than its amount, and in the end all of it. */
final class ProgramWatch implements Watch {
    private static final Map<String, String> SHARES = Map.of("BTCUSDT", "0.40", "ETHUSDT", "0.20");
    /** What is left of a part is less than the smallest order, or than a step of quantity is worth. */
    private static final Decimal SMALLEST_ORDER = Decimal.of(5);

    private final Map<String, Decimal> spent = new TreeMap<>();
    int completed;

    @Override
    public void engineDecided(World world, Seat seat, EngineInput input, Decision decision) {
        decision.intents().stream()
                .filter(intent -> intent.intentId().contains(".dca."))
                .forEach(intent -> spent.putIfAbsent(part(intent.intentId()), Decimal.ZERO));
    }

    @Override
    public void booked(World world, LedgerEvent event) {
        if (event instanceof LedgerEvent.Traded traded
                && traded.execution().intentId().contains(".dca.")) {
            Execution execution = traded.execution();
            assertThat(execution.side()).isEqualTo(Side.BUY);
            String part = part(execution.intentId());
            Decimal all = spent.merge(part, execution.value(), Decimal::plus);
            assertThat(all).as("program: spent on %s", part).isLessThanOrEqualTo(amountOf(part));
        }
    }

    @Override
    public void settled(World world) {
        if (world.treasury().tookFrom("CORE-HODL") || !world.isRoomy()) {
            return;
        }
        completed++;
        SHARES.keySet().forEach(symbol -> {
            for (int day = 1; day <= Lineup.PROGRAM_DAYS; day++) {
                String part = String.format(Locale.ROOT, "CORE-HODL.dca.%s.part-%02d", symbol, day);
                assertThat(spent.getOrDefault(part, Decimal.ZERO))
                        .as("program: spent on %s in the end, %s is open", part, openParentOrders(world))
                        .isBetween(amountOf(part).minus(SMALLEST_ORDER), amountOf(part));
            }
        });
        assertThat(spent).as("program: parts").hasSize(SHARES.size() * Lineup.PROGRAM_DAYS);
    }

    private static List<String> openParentOrders(World world) {
        return world.seat("CORE-HODL")
                .engineAs(CoreHodlEngine.class)
                .orElseThrow()
                .openParentOrders();
    }

    private static String part(String intentId) {
        return intentId.substring(0, intentId.lastIndexOf(".try-"));
    }

    /** The asset's share of the first capital, less the reserve in cash, in equal parts. */
    private static Decimal amountOf(String part) {
        String symbol = part.substring("CORE-HODL.dca.".length(), part.lastIndexOf(".part-"));
        return World.FIRST_CAPITAL
                .times(dec(SHARES.getOrDefault(symbol, "0")))
                .times(dec("0.95"))
                .dividedBy(Decimal.of(Lineup.PROGRAM_DAYS), 18, RoundingMode.DOWN);
    }
}
