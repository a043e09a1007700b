package io.eternalengine.simulator;

import io.eternalengine.simulator.admin.AdminAccess;
import io.eternalengine.simulator.admin.AdminServer;
import io.eternalengine.simulator.rest.Dispatcher;
import io.eternalengine.simulator.rest.RestServer;
import io.eternalengine.simulator.rest.SentimentServer;
import io.eternalengine.simulator.stream.StreamServer;
import io.vertx.ext.web.Router;

/** Puts a simulator on a router. */
public final class SimulatorRoutes {

    private final StreamServer streams;

    /** Adds streams, REST and the admin interface to a router. */
    public SimulatorRoutes(Simulator simulator, Router router, AdminAccess access) {
        Dispatcher dispatcher = new Dispatcher(simulator);
        streams = new StreamServer(simulator, dispatcher, simulator.streamLimits());
        simulator.onDropStreams(streams::dropAll);
        streams.mount(router);
        new RestServer(simulator, dispatcher).mount(router);
        new SentimentServer(simulator).mount(router);
        new AdminServer(simulator, access).mount(router);
    }

    /** What the clients of all streams have not read yet. */
    public long unreadBytes() {
        return streams.unreadBytes();
    }

    /** How many WebSocket connections are open. */
    public int connections() {
        return streams.connections();
    }
}
