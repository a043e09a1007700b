package io.eternalengine.service.risk;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.OpenTransactionWatch;
import io.eternalengine.kit.transaction.ShellSettings;
import io.eternalengine.kit.transaction.TransactionalShell;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Starts the engine and its heartbeat once the parameters are found sound. */
@ApplicationScoped
public class RiskService {
    private final RiskConfiguration configuration;
    private final KafkaConnection kafka;
    private final ShellRegistry registry;
    private final ServiceThreads threads;
    private final Tracing tracing;
    private final MeterRegistry meters;

    public RiskService(
            RiskConfiguration configuration,
            KafkaConnection kafka,
            ShellRegistry registry,
            ServiceThreads threads,
            Tracing tracing,
            MeterRegistry meters) {
        this.configuration = configuration;
        this.kafka = kafka;
        this.registry = registry;
        this.threads = threads;
        this.tracing = tracing;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(RiskConfiguration.PREFIX, configuration::toParameters)
                .ifPresent(this::start);
    }

    private void start(RiskParameters parameters) {
        var group = ConsumerGroup.RISK;
        var machine = new RiskMachine(new RiskEngine(parameters));
        var status = registry.register("risk-engine");
        var settings = new ShellSettings(group.groupName(), group.topics(), Topic.RISK_STATE, Optional.empty());
        var shell = new TransactionalShell<>(
                kafka, settings, machine, status, tracing, meters, end -> Quarkus.asyncExit(end.exitCode()));
        threads.start("risk-engine", shell);
        threads.start("heartbeat", new HeartbeatLoop(kafka, status, machine::committedHalts));
        threads.start("open-transactions", new OpenTransactionWatch(kafka));
    }
}
