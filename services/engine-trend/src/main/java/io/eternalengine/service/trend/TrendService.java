package io.eternalengine.service.trend;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import io.eternalengine.engine.trend.SizingParameters;
import io.eternalengine.engine.trend.TrendAsset;
import io.eternalengine.engine.trend.TrendEngine;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.kit.engine.EngineShells;
import io.eternalengine.topics.ConsumerGroup;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/** Starts the engine of one account once its parameters are found sound. Their records are read by reflection when they are recorded. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            TrendParameters.class,
            TrendAsset.class,
            InstrumentId.class,
            EntryParameters.class,
            SizingParameters.class,
            ExitParameters.class
        })
public class TrendService {
    private final Config configuration;
    private final EngineShells shells;

    public TrendService(Config configuration, EngineShells shells) {
        this.configuration = configuration;
        this.shells = shells;
    }

    void start(@Observes StartupEvent event) {
        TrendConfiguration.parametersOrRefuse(configuration)
                .ifPresent(parameters -> shells.start(
                        new TrendEngine(parameters),
                        parameters,
                        parameters.account(),
                        ConsumerGroup.ofEngineIn(parameters.account())));
    }
}
