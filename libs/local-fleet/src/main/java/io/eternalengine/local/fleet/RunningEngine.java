package io.eternalengine.local.fleet;

import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An engine that runs as a service of the fleet. Its account is its identity: two accounts may have engines of one kind. */
public enum RunningEngine {
    CORE_HODL(
            "CORE-HODL",
            ConsumerGroup.ENGINE_CORE_HODL,
            parameters -> new CoreHodlEngine(parameters.as(CoreHodlParameters.class))),
    TREND_1("TREND-1", ConsumerGroup.ENGINE_TREND_1, RunningEngine::trend),
    TREND_2("TREND-2", ConsumerGroup.ENGINE_TREND_2, RunningEngine::trend),
    FUNDING(
            "FUNDING",
            ConsumerGroup.ENGINE_FUNDING,
            parameters -> new FundingEngine(parameters.as(FundingParameters.class))),
    TACTICAL(
            "TACTICAL",
            ConsumerGroup.ENGINE_TACTICAL,
            parameters -> new TacticalEngine(parameters.as(TacticalParameters.class)));

    private final String account;
    private final ConsumerGroup group;
    private final Function<RecordedParameters, TradingEngine> machine;
    private final Set<Topic> inputs;

    RunningEngine(String account, ConsumerGroup group, Function<RecordedParameters, TradingEngine> machine) {
        this.account = account;
        this.group = group;
        this.machine = machine;
        this.inputs = Collections.unmodifiableSet(EnumSet.copyOf(group.topics()));
    }

    private static TradingEngine trend(RecordedParameters parameters) {
        return new TrendEngine(parameters.as(TrendParameters.class));
    }

    /** All that run. */
    public static List<RunningEngine> all() {
        return List.of(values());
    }

    /** Those among some services. */
    static List<RunningEngine> among(List<FleetService> services) {
        return Arrays.stream(values())
                .filter(engine -> services.stream()
                        .anyMatch(service -> service.serviceName().equals(engine.serviceName())))
                .toList();
    }

    /** Every topic that any of them reads. */
    public static Set<Topic> inputsOfAll() {
        return Arrays.stream(values())
                .flatMap(engine -> engine.inputs.stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
    }

    /** The account that it trades in. */
    public String account() {
        return account;
    }

    /** Name of its process. */
    public String serviceName() {
        return group.groupName();
    }

    /** The topics that it reads; it records one decision for every record of them but the tickers that it does not take. */
    public Set<Topic> inputs() {
        return inputs;
    }

    /** Whether it made a decision; before decisions named their account, an engine ran in the account of its own name only. */
    public boolean made(DecisionRecorded decision) {
        String decidedBy = decision.getAccount().isEmpty() ? decision.getEngine() : decision.getAccount();
        return decidedBy.equals(account);
    }

    /** The machine before its first input, with parameters that its log recorded. */
    public TradingEngine machine(RecordedParameters parameters) {
        return machine.apply(parameters);
    }

    @Override
    public String toString() {
        return account;
    }
}
