package io.eternalengine.simulation;

import java.util.ArrayList;
import java.util.List;

/** Everything that is promised, watched over one world. */
final class Promises {
    final ExitWatch exits = new ExitWatch();
    final BreakerWatch breaker = new BreakerWatch();
    final LegWatch legs = new LegWatch();
    final ProgramWatch program = new ProgramWatch();
    final RestartWatch restarts = new RestartWatch();
    final DuplicateWatch duplicates = new DuplicateWatch();
    final TrendWatch trend = new TrendWatch();
    final StopWatch stops = new StopWatch();
    final FundingWatch funding = new FundingWatch();
    final TacticalWatch tactical = new TacticalWatch();
    final OrderRateWatch orderRate = new OrderRateWatch();
    final ValuationWatch valuation = new ValuationWatch();
    final List<CapWatch> caps = new ArrayList<>();
    final List<Watch> all = new ArrayList<>(List.of(
            exits,
            breaker,
            legs,
            program,
            restarts,
            duplicates,
            trend,
            stops,
            funding,
            tactical,
            orderRate,
            valuation,
            new ConservationWatch(),
            new HaltWatch(),
            new VerdictWatch(),
            new EngineBooksWatch(),
            new ClosingWatch()));

    Promises() {
        for (Cap cap : Cap.values()) {
            caps.add(new CapWatch(cap));
        }
        all.addAll(caps);
    }
}
