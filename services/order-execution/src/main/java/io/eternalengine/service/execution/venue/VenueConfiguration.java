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

    /** Names the address that requests leave from, the same for all who share it: the exchange counts their requests together. */
    @WithDefault("default")
    String addressName();

    /** Properties file with {@code ACCOUNT.key} and {@code ACCOUNT.secret} for each account. */
    Path credentialsFile();
}
