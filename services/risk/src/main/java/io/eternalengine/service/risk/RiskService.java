package io.eternalengine.service.risk;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.kit.WallClock;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.kit.transaction.OpenTransactionWatch;
import io.eternalengine.kit.transaction.ShellSettings;
import io.eternalengine.kit.transaction.Snapshots;
import io.eternalengine.kit.transaction.TransactionalShell;
import io.eternalengine.risk.BadPrintLimits;
import io.eternalengine.risk.BreakerOrders;
import io.eternalengine.risk.BreakerParameters;
import io.eternalengine.risk.CorrelationLimits;
import io.eternalengine.risk.FeedLimits;
import io.eternalengine.risk.LossLimits;
import io.eternalengine.risk.PortfolioLimits;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.risk.TierLimits;
import io.eternalengine.risk.UnderperformanceLimits;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts the engine and its heartbeat once the parameters are found sound. Their records are read by reflection when they are
 * published.
 */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            RiskParameters.class,
            BreakerParameters.class,
            BreakerOrders.class,
            PortfolioLimits.class,
            TierLimits.class,
            LossLimits.class,
            FeedLimits.class,
            BadPrintLimits.class,
            CorrelationLimits.class,
            UnderperformanceLimits.class
        })
public class RiskService {
    private final Config configuration;
    private final KafkaConnection kafka;
    private final ShellRegistry registry;
    private final ServiceThreads threads;
    private final Tracing tracing;
    private final MeterRegistry meters;
    private final OptionalInt snapshotFormat;

    public RiskService(
            Config configuration,
            KafkaConnection kafka,
            ShellRegistry registry,
            ServiceThreads threads,
            Tracing tracing,
            MeterRegistry meters,
            @ConfigProperty(name = Snapshots.WRITE_FORMAT) OptionalInt snapshotFormat) {
        this.snapshotFormat = snapshotFormat;
        this.configuration = configuration;
        this.kafka = kafka;
        this.registry = registry;
        this.threads = threads;
        this.tracing = tracing;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(RiskConfiguration.PREFIX, () -> RiskConfiguration.parameters(configuration))
                .flatMap(parameters -> Configured.orRefuse(
                        Snapshots.CONFIGURATION,
                        () -> new RiskMachine(parameters, snapshotFormat, System::nanoTime, WallClock::nowUs)))
                .ifPresent(this::start);
    }

    private void start(RiskMachine machine) {
        var group = ConsumerGroup.RISK;
        var status = registry.register("risk-engine");
        var settings = new ShellSettings(group.groupName(), group.topics(), Topic.RISK_STATE, Optional.empty());
        var shell = new TransactionalShell<>(
                kafka, settings, machine, status, tracing, meters, end -> Quarkus.asyncExit(end.exitCode()));
        threads.start("risk-engine", shell);
        threads.start("heartbeat", new HeartbeatLoop(kafka, status, machine::committedHalts));
        threads.start("open-transactions", new OpenTransactionWatch(kafka));
    }
}
