package io.eternalengine.service.marketdata.exchange;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;

/** An exchange for the application under test. */
public final class ExchangeTestResource implements QuarkusTestResourceLifecycleManager {
    private final ScriptedExchange exchange = new ScriptedExchange(List.of());

    @Override
    public Map<String, String> start() {
        return Map.of(
                "eternal.venue.rest-url", "http://" + exchange.hostAndPort(),
                "eternal.venue.public-websocket-url", "ws://" + exchange.hostAndPort() + "/v5/public",
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        exchange.close();
    }
}
