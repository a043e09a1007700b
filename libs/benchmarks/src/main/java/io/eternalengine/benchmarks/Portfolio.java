package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskInput;
import io.eternalengine.risk.RiskParameters;
import java.util.List;
import java.util.stream.Stream;

/** The parts of the portfolio, by name; and all of them together, each candle received by every part. */
final class Portfolio {
    private final List<EngineRun> engines;
    private final RiskEngine risk = new RiskEngine(RiskParameters.defaults());
    private final boolean withRisk;

    private Portfolio(List<EngineRun> engines, boolean withRisk, List<InstrumentId> instruments) {
        this.engines = engines;
        this.withRisk = withRisk;
        instruments.forEach(id -> risk.on(new RiskInput.InstrumentDescribed(GeneratedMarket.rulesOf(id))));
    }

    static Portfolio of(String part) {
        return switch (part) {
            case "RISK" -> new Portfolio(List.of(), true, instrumentsOf(part));
            case "ALL" ->
                new Portfolio(
                        Stream.of("CORE-HODL", "TREND-1", "TREND-2", "FUNDING", "TACTICAL")
                                .map(Portfolio::engine)
                                .toList(),
                        true,
                        instrumentsOf(part));
            default -> new Portfolio(List.of(engine(part)), false, instrumentsOf(part));
        };
    }

    static List<InstrumentId> instrumentsOf(String part) {
        return switch (part) {
            case "TREND-1", "TREND-2" -> Tape.PERPETUALS;
            case "CORE-HODL", "TACTICAL" -> Tape.SPOT;
            default -> Tape.ALL;
        };
    }

    private static EngineRun engine(String name) {
        return switch (name) {
            case "CORE-HODL" ->
                new EngineRun(new CoreHodlEngine(CoreHodlParameters.defaults()), name, instrumentsOf(name));
            case "TREND-1" -> new EngineRun(new TrendEngine(TrendParameters.trend1()), name, instrumentsOf(name));
            case "TREND-2" -> new EngineRun(new TrendEngine(TrendParameters.trend2()), name, instrumentsOf(name));
            case "FUNDING" -> new EngineRun(new FundingEngine(FundingParameters.defaults()), name, instrumentsOf(name));
            case "TACTICAL" ->
                new EngineRun(new TacticalEngine(TacticalParameters.defaults()), name, instrumentsOf(name));
            default -> throw new IllegalArgumentException("no part of the portfolio is named " + name);
        };
    }

    /** One bar: one closed candle of one instrument through every part. */
    Object on(Candle candle) {
        Object last = candle;
        if (withRisk) {
            last = risk.on(new RiskInput.CandleClosed(candle));
        }
        for (EngineRun engine : engines) {
            last = engine.on(candle);
        }
        return last;
    }
}
