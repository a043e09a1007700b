package io.eternalengine.service.corehodl;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.corehodl.AssetTarget;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
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
@RegisterForReflection(targets = {CoreHodlParameters.class, AssetTarget.class, InstrumentId.class})
public class CoreHodlService {
    private final Config configuration;
    private final EngineShells shells;

    public CoreHodlService(Config configuration, EngineShells shells) {
        this.configuration = configuration;
        this.shells = shells;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(CoreHodlConfiguration.PREFIX, () -> CoreHodlConfiguration.parameters(configuration))
                .ifPresent(parameters -> shells.start(
                        new CoreHodlEngine(parameters),
                        parameters,
                        parameters.account(),
                        ConsumerGroup.ENGINE_CORE_HODL));
    }
}
