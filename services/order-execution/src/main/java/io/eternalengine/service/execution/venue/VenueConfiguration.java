package io.eternalengine.service.execution.venue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Keys under {@code eternal.venue}: which exchange, and with which keys. */
@ConfigMapping(prefix = VenueConfiguration.PREFIX)
public interface VenueConfiguration {
    String PREFIX = "eternal.venue";

    /** {@code bybit-live}, {@code bybit-demo}, {@code bybit-testnet} or {@code simulator}. */
    @WithDefault("simulator")
    String name();

    String restUrl();

    String publicWebsocketUrl();

    String privateWebsocketUrl();

    /** Properties file with {@code ACCOUNT.key} and {@code ACCOUNT.secret} for each account. */
    Path credentialsFile();
}
