package io.eternalengine.kit.engine;

import io.eternalengine.engine.TradingEngine;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.halt.RiskLink;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.ShellSettings;
import io.eternalengine.kit.transaction.Snapshots;
import io.eternalengine.kit.transaction.TransactionalShell;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts engines: each in a transactional shell behind the halt barrier, with a link to risk beside it. */
@Singleton
public class EngineShells {
    private final KafkaConnection kafka;
    private final ShellRegistry registry;
    private final ServiceThreads threads;
    private final Tracing tracing;
    private final MeterRegistry meters;
    private final OptionalInt snapshotFormat;

    public EngineShells(
            KafkaConnection kafka,
            ShellRegistry registry,
            ServiceThreads threads,
            Tracing tracing,
            MeterRegistry meters,
            @ConfigProperty(name = Snapshots.WRITE_FORMAT) OptionalInt snapshotFormat) {
        this.kafka = kafka;
        this.registry = registry;
        this.threads = threads;
        this.tracing = tracing;
        this.meters = meters;
        this.snapshotFormat = snapshotFormat;
    }

    /**
     * Starts an engine, unless it does not write the format that its snapshots are to be stored in: that is refused.
     *
     * @param parameters that it works with
     * @param account in which it trades
     */
    public void start(TradingEngine engine, Record parameters, String account, ConsumerGroup group) {
        Configured.orRefuse(Snapshots.CONFIGURATION, () -> writtenAsAsked(engine))
                .ifPresent(sound -> begin(sound, parameters, account, group));
    }

    private TradingEngine writtenAsAsked(TradingEngine engine) {
        snapshotFormat.ifPresent(engine::snapshot);
        return engine;
    }

    private void begin(TradingEngine engine, Record parameters, String account, ConsumerGroup group) {
        var link = new RiskLink(kafka, registry.register("risk-link"), command -> {});
        var settings = new ShellSettings(
                group.groupName(), group.topics(), Topic.ENGINE_STATE, Optional.of(Topic.RISK_COMMANDS));
        var shell = new TransactionalShell<>(
                kafka,
                settings,
                new EngineMachine(
                        engine, RecordedParameters.of(parameters), account, link::isLeaseHeld, snapshotFormat),
                registry.register(group.groupName()),
                tracing,
                meters,
                end -> Quarkus.asyncExit(end.exitCode()));
        threads.start("risk-link", link);
        threads.start(group.groupName(), shell);
    }
}
