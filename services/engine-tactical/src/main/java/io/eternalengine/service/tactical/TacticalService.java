package io.eternalengine.service.tactical;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.tactical.TacticalAsset;
import io.eternalengine.engine.tactical.TacticalEngine;
import io.eternalengine.engine.tactical.TacticalParameters;
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
@RegisterForReflection(targets = {TacticalParameters.class, TacticalAsset.class, InstrumentId.class})
public class TacticalService {
    private final Config configuration;
    private final EngineShells shells;

    public TacticalService(Config configuration, EngineShells shells) {
        this.configuration = configuration;
        this.shells = shells;
    }

    void start(@Observes StartupEvent event) {
        Configured.orRefuse(TacticalConfiguration.PREFIX, () -> TacticalConfiguration.parameters(configuration))
                .ifPresent(parameters -> shells.start(
                        new TacticalEngine(parameters),
                        parameters,
                        parameters.account(),
                        ConsumerGroup.ENGINE_TACTICAL));
    }
}
