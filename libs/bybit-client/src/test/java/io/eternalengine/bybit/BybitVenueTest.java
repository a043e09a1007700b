package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BybitVenueTest {
    private static final BybitEndpoints LIVE = BybitEndpoints.of(
                    "https://api.bybit.com", "wss://stream.bybit.com/v5/public", "wss://stream.bybit.com/v5/private")
            .withTrade("wss://stream.bybit.com/v5/trade");

    @Test
    void knowsItsNamesToTheLetter() {
        for (BybitVenue venue : BybitVenue.values()) {
            assertThat(BybitVenue.parse(venue.label())).isEqualTo(venue);
        }
        for (String wrong : new String[] {"bybit-lvie", "BYBIT-LIVE", "live", ""}) {
            assertThatThrownBy(() -> BybitVenue.parse(wrong))
                    .hasMessage(
                            "name is " + wrong + ": must be one of bybit-live, bybit-demo, bybit-testnet, simulator");
        }
    }

    @Test
    void onlyTheLiveVenueTakesLiveAddresses() {
        assertThat(BybitVenue.LIVE.require(LIVE, Set.of())).isEqualTo(LIVE);
        for (BybitVenue other : Set.of(BybitVenue.DEMO, BybitVenue.TESTNET, BybitVenue.SIMULATOR)) {
            assertThatThrownBy(() -> other.require(LIVE, Set.of()))
                    .hasMessageStartingWith("restUrl is https://api.bybit.com: must be at a host of " + other.label());
        }
    }

    @Test
    void theLiveVenueTakesNoOtherAddresses() {
        BybitEndpoints local = BybitEndpoints.onOneHost("127.0.0.1:8080");
        assertThatThrownBy(() -> BybitVenue.LIVE.require(local, Set.of("127.0.0.1")))
                .hasMessageStartingWith("restUrl is http://127.0.0.1:8080: must be at a host of bybit-live");
        assertThatThrownBy(() -> BybitVenue.LIVE.require(LIVE.withTrade("wss://example.com/v5/trade"), Set.of()))
                .hasMessageStartingWith("tradeWebsocketUrl is wss://example.com/v5/trade: must be at a host of");
    }

    @Test
    void realMoneyGoesEncryptedOnly() {
        BybitEndpoints plain = BybitEndpoints.of(
                "http://api.bybit.com", "wss://stream.bybit.com/v5/public", "wss://stream.bybit.com/v5/private");
        assertThatThrownBy(() -> BybitVenue.LIVE.require(plain, Set.of()))
                .hasMessage("restUrl is http://api.bybit.com: must be encrypted (https, wss) for bybit-live");
        BybitEndpoints plainStream = BybitEndpoints.of(
                "https://api.bybit.com", "wss://stream.bybit.com/v5/public", "ws://stream.bybit.com/v5/private");
        assertThatThrownBy(() -> BybitVenue.LIVE.require(plainStream, Set.of()))
                .hasMessageStartingWith("privateWebsocketUrl is ws://stream.bybit.com/v5/private: must be encrypted");
    }

    @Test
    void demoTradingHearsLivePrices() {
        BybitEndpoints demo = BybitEndpoints.of(
                "https://api-demo.bybit.com",
                "wss://stream.bybit.com/v5/public",
                "wss://stream-demo.bybit.com/v5/private");

        assertThat(BybitVenue.DEMO.require(demo, Set.of())).isEqualTo(demo);
    }

    @Test
    void aSimulatorIsOnThisMachineUnlessItsHostIsNamed() {
        BybitEndpoints local = BybitEndpoints.onOneHost("127.0.0.1:8080");
        BybitEndpoints remote = BybitEndpoints.onOneHost("bybit-simulator:8080");

        assertThat(BybitVenue.SIMULATOR.require(local, Set.of())).isEqualTo(local);
        assertThatThrownBy(() -> BybitVenue.SIMULATOR.require(remote, Set.of()))
                .hasMessageStartingWith("restUrl is http://bybit-simulator:8080: must be at a host of simulator");
        assertThat(BybitVenue.SIMULATOR.require(remote, Set.of("bybit-simulator")))
                .isEqualTo(remote);
    }

    @Test
    void anAddressWithCredentialsIsRefusedAndNeverShown() {
        for (String url :
                new String[] {"https://me:" + "secret@api.bybit.com", "https://me:" + "sec ret@api.bybit.com"}) {
            assertThatThrownBy(() -> BybitEndpoints.of(
                            url, "wss://stream.bybit.com/v5/public", "wss://stream.bybit.com/v5/private"))
                    .hasMessage("restUrl: must not hold credentials (it has an @)");
        }
        assertThatThrownBy(() -> LIVE.withTrade("wss://stream.bybit.com/v5/trade?token=secret"))
                .hasMessage("tradeWebsocketUrl: must hold no credentials, query or fragment");
    }

    @Test
    void theOtherAddressesAreOfTheSameEnvironment() {
        assertThat(BybitVenue.LIVE.require(
                        LIVE.withOtherRest("https://api.bytick.com")
                                .withOtherPublicWebSocket("wss://stream.bybit.kz/v5/public"),
                        Set.of()))
                .isNotNull();
        BybitEndpoints elsewhere = LIVE.withOtherPublicWebSocket("wss://stream-testnet.bybit.com/v5/public");
        assertThatThrownBy(() -> BybitVenue.LIVE.require(elsewhere, Set.of()))
                .hasMessageStartingWith(
                        "otherPublicWebsocketUrl is wss://stream-testnet.bybit.com/v5/public: must be at a host of bybit-live");
        assertThatThrownBy(() -> LIVE.withOtherPublicWebSocket("https://stream.bybit.com/v5/public"))
                .hasMessageStartingWith(
                        "otherPublicWebsocketUrl is https://stream.bybit.com/v5/public: must be an address that starts with ws://");
    }
}
