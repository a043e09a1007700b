package io.eternalengine.reporting.projection;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.kit.consume.SinkShell;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.topics.ConsumerGroup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Runs the projection on a thread of its own for as long as the service runs. */
@Singleton
public class Projection {
    private final SinkShell<List<Row>> shell;
    private final ReadModelStore store;
    private final Event<ReadModelsChanged> changed;
    private final ServiceThreads threads;

    Projection(
            KafkaConnection kafka,
            ShellRegistry shells,
            ReadModelSink sink,
            ReadModelStore store,
            Event<ReadModelsChanged> changed,
            ServiceThreads threads) {
        this.store = store;
        this.changed = changed;
        this.threads = threads;
        this.shell = new SinkShell<>(kafka, ConsumerGroup.REPORTING.topics(), sink, shells.register("read-models"));
    }

    void start(@Observes StartupEvent event) {
        threads.start("projection", shell);
    }

    /** Empties the read models and begins to read every topic again. Returns when the new reading has been ordered. */
    public void rebuild() {
        store.empty();
        shell.restart();
        changed.fire(ReadModelsChanged.INSTANCE);
    }
}
