package io.eternalengine.service.funding;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.funding.CarryAsset;
import io.eternalengine.engine.funding.FundingEngine;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.funding.TickerParameters;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.engine.EngineShells;
import io.eternalengine.topics.ConsumerGroup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/** Starts the engine once its parameters are found sound. Their records are read by reflection when they are recorded. */
@ApplicationScoped
@RegisterForReflection(
        targets = {FundingParameters.class, TickerParameters.class, CarryAsset.class, InstrumentId.class})
public class FundingService {
    private final Config configuration;
    private final EngineShells shells;

    public FundingService(Config configuration, EngineShells shells) {
        this.configuration = configuration;
        this.shells = shells;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(FundingConfiguration.PREFIX, () -> FundingConfiguration.parameters(configuration))
                .ifPresent(parameters -> shells.start(
                        new FundingEngine(parameters), parameters, parameters.account(), ConsumerGroup.ENGINE_FUNDING));
    }
}
