package io.eternalengine.service.corehodl;

import io.eternalengine.core.engine.SteppedEngine;
import io.eternalengine.core.engine.corehodl.AssetTarget;
import io.eternalengine.core.engine.corehodl.CoreHodlEngine;
import io.eternalengine.core.engine.corehodl.CoreHodlParameters;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.engine.EngineShells;
import io.eternalengine.topics.ConsumerGroup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the engine once its parameters are found sound. Their records are read by reflection when they are recorded. */
@ApplicationScoped
@RegisterForReflection(targets = {CoreHodlParameters.class, AssetTarget.class, InstrumentId.class})
public class CoreHodlService {
    private final CoreHodlConfiguration configuration;
    private final EngineShells shells;

    public CoreHodlService(CoreHodlConfiguration configuration, EngineShells shells) {
        this.configuration = configuration;
        this.shells = shells;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(CoreHodlConfiguration.PREFIX, configuration::toParameters)
                .ifPresent(parameters -> shells.start(
                        new SteppedEngine<>(new CoreHodlEngine(parameters)),
                        parameters,
                        parameters.account(),
                        ConsumerGroup.ENGINE_CORE_HODL));
    }
}
