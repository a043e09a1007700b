package io.eternalengine.service.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.bybit.AddressLimit;
import io.eternalengine.bybit.AddressUse;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.service.marketdata.shard.MarketDataParameters;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VenueConfigurationTest {

    @Test
    void readsTheNamesThatTheEnvironmentOfAFleetUses() {
        // given
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(VenueConfiguration.class)
                .withSources(new io.smallrye.config.EnvConfigSource(
                        Map.of(
                                "ETERNAL_VENUE_NAME", "simulator",
                                "ETERNAL_VENUE_REST_URL", "http://127.0.0.1:1",
                                "ETERNAL_VENUE_PUBLIC_WEBSOCKET_URL", "ws://127.0.0.1:2/v5/public",
                                "ETERNAL_VENUE_PRIVATE_WEBSOCKET_URL", "ws://127.0.0.1:3/v5/private",
                                "ETERNAL_VENUE_CREDENTIALS_FILE", "keys.properties"),
                        300))
                .build();
        // when
        var endpoints = config.getConfigMapping(VenueConfiguration.class).toEndpoints();
        // then
        assertThat(endpoints.restUrl()).hasPort(1);
        assertThat(endpoints.publicWebSocketUrl()).hasPort(2);
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() ->
                        venue("ftp://127.0.0.1", "ws://127.0.0.1/v5/public").toEndpoints())
                .hasMessage("restUrl is ftp://127.0.0.1: must be an address that starts with http:// or https://");
        assertThatThrownBy(() -> venue("http://127.0.0.1", "not an address").toEndpoints())
                .hasMessageStartingWith("publicWebsocketUrl is not an address: must be");
    }

    @Test
    void refusesAnAddressOfAnotherVenueThanTheNamedOne() {
        assertThatThrownBy(() -> venue("https://api.bybit.com", "wss://stream.bybit.com/v5/public")
                        .toEndpoints())
                .hasMessageStartingWith("restUrl is https://api.bybit.com: must be at a host of simulator");
    }

    @Test
    void keepsTheAddressBelowTheExchangesLimitUnlessItIsLifted() {
        assertThat(venue("http://host", "ws://host/v5/public").addressLimit()).isEqualTo(AddressLimit.DEFAULT);
        var lifted = new SmallRyeConfigBuilder()
                .withMapping(VenueConfiguration.class)
                .withDefaultValue("eternal.venue.rest-url", "http://host")
                .withDefaultValue("eternal.venue.public-websocket-url", "ws://host/v5/public")
                .withSources(new io.smallrye.config.EnvConfigSource(Map.of("ETERNAL_VENUE_ADDRESS_REQUESTS", "0"), 300))
                .build()
                .getConfigMapping(VenueConfiguration.class);
        assertThat(lifted.addressLimit().requests()).isZero();
        assertThat(lifted.addressLimit().keptFree(AddressUse.MARKET_DATA)).isZero();
    }

    @Test
    void refusesParametersOutOfRange() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new MarketDataParameters(
                        0, second, second, second, second, 1, second, second, 50, Decimal.ZERO))
                .hasMessage("depthBand is 0: must be above 0");
        assertThatThrownBy(() -> new MarketDataParameters(
                        -1, second, second, second, second, 1, second, second, 50, Decimal.ONE))
                .hasMessage("warmUp is -1: must be from 0 to 50000");
        assertThatThrownBy(() -> new MarketDataParameters(
                        0, Duration.ZERO, second, second, second, 1, second, second, 50, Decimal.ONE))
                .hasMessage("tickerInterval is PT0S: must be above 0");
        assertThatThrownBy(() -> new MarketDataParameters(
                        0, second, second, second, Duration.ofHours(1), 1, second, second, 50, Decimal.ONE))
                .hasMessageStartingWith("sessionTimeout is PT1H: must be from");
        assertThatThrownBy(() ->
                        new MarketDataParameters(0, second, second, second, second, 2, second, second, 50, Decimal.ONE))
                .hasMessage("snapshotFormat is 2: must be 0 or 1");
    }

    private static VenueConfiguration venue(String restUrl, String streamUrl) {
        return new SmallRyeConfigBuilder()
                .withMapping(VenueConfiguration.class)
                .withDefaultValue("eternal.venue.rest-url", restUrl)
                .withDefaultValue("eternal.venue.public-websocket-url", streamUrl)
                .build()
                .getConfigMapping(VenueConfiguration.class);
    }
}
