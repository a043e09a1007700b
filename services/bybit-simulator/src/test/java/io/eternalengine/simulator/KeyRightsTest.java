package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.venue.OrderHandling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that may not do everything, over real HTTP. */
class KeyRightsTest {

    private static final String BUY =
            "{'category':'spot','symbol':'BTCUSDT','side':'Buy','orderType':'Market','qty':'10'}";

    @TempDir
    private Path folder;

    @Test
    void letsAReadOnlyKeyReadAndNothingElse() throws IOException {
        try (RunningSimulator simulator = withRights("read-only=true")) {
            SignedCalls calls = calls(simulator);
            assertThat(code(calls.get("/v5/account/wallet-balance", "accountType=UNIFIED")))
                    .isZero();
            JsonNode refused = calls.post("/v5/order/create", BUY);
            assertThat(code(refused)).isEqualTo(10005);
            assertThat(refused.path("retMsg").asText())
                    .isEqualTo("Permission denied, please check your API key permissions.");
            assertThat(information(calls).path("readOnly").asInt()).isEqualTo(1);
        }
    }

    @Test
    void asksForThePermissionOfTheCategory() throws IOException {
        try (RunningSimulator simulator = withRights("permissions=SpotTrade,Withdraw")) {
            SignedCalls calls = calls(simulator);
            assertThat(code(calls.post("/v5/order/create", BUY))).isZero();
            assertThat(code(calls.post("/v5/order/create", BUY.replace("'spot'", "'linear'"))))
                    .isEqualTo(10005);
            assertThat(code(calls.post(
                            "/v5/position/set-leverage",
                            "{'category':'linear','symbol':'BTCUSDT','buyLeverage':'3','sellLeverage':'3'}")))
                    .isEqualTo(10005);
            assertThat(information(calls)
                            .path("permissions")
                            .path("Wallet")
                            .path(0)
                            .asText())
                    .isEqualTo("Withdraw");
            assertThat(information(calls).path("permissions").path("ContractTrade"))
                    .isEmpty();
        }
    }

    @Test
    void takesAKeyOnlyFromItsAddresses() throws IOException {
        try (RunningSimulator simulator = withRights("ips=10.1.2.3")) {
            assertThat(code(calls(simulator).get("/v5/user/query-api", ""))).isEqualTo(10010);
        }
        try (RunningSimulator simulator = withRights("ips=*")) {
            assertThat(information(calls(simulator)).path("ips").path(0).asText())
                    .isEqualTo("*");
        }
    }

    @Test
    void refusesAKeyThatHasEnded() throws IOException {
        try (RunningSimulator simulator = withRights("expires=2020-01-01T00:00:00Z")) {
            JsonNode refused = calls(simulator).get("/v5/user/query-api", "");
            assertThat(code(refused)).isEqualTo(33004);
            assertThat(refused.path("retMsg").asText()).isEqualTo("Your api key has expired.");
        }
    }

    @Test
    void refusesACredentialsFileThatGrantsWhatDoesNotExist() throws IOException {
        Path file = file("permissions=Fly");
        assertThatThrownBy(() -> ApiKeys.read(file, List.of("TREND-1")))
                .hasMessageContaining("TREND-1: must be some of [Order, Position");
    }

    @Test
    void knowsTheHolderOfAnRsaKeyByItsPublicPart() throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path file = folder.resolve("rsa.properties");
        Files.writeString(
                file,
                "CORE-HODL.key=core\nCORE-HODL.secret=hidden\nTREND-1.key=mine\nTREND-1.public-key="
                        + pem("PUBLIC", pair.getPublic()) + "\n");
        try (var simulator =
                new RunningSimulator(false, false, Optional.of(file), Optional.empty(), OrderHandling.DEFAULT)) {
            var holder = new BybitCredentials("mine", pem("PRIVATE", pair.getPrivate()));
            assertThat(RunningSimulator.await(simulator
                            .client(holder, ClientSettings.DEFAULT)
                            .account()
                            .information()))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(code(calls(simulator).get("/v5/account/info", ""))).isEqualTo(10004);
        }
    }

    @Test
    void refusesACredentialsFileWithoutASingleProof() throws IOException {
        assertThatThrownBy(() -> ApiKeys.read(file("public-key=abc"), List.of("TREND-1")))
                .hasMessageContaining("must name either TREND-1.secret or TREND-1.public-key");
        Path file = folder.resolve("keys.properties");
        Files.writeString(file, "TREND-1.key=mine\nTREND-1.public-key=abc\n");
        assertThatThrownBy(() -> ApiKeys.read(file, List.of("TREND-1")))
                .hasMessageContaining("TREND-1: the public key must be an RSA key in PEM");
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + " KEY-----" + Base64.getEncoder().encodeToString(key.getEncoded()) + "-----END "
                + kind + " KEY-----";
    }

    private RunningSimulator withRights(String right) throws IOException {
        return new RunningSimulator(false, false, Optional.of(file(right)), Optional.empty(), OrderHandling.DEFAULT);
    }

    private Path file(String right) throws IOException {
        Path file = folder.resolve("keys.properties");
        Files.writeString(
                file,
                "CORE-HODL.key=core\nCORE-HODL.secret=hidden\nTREND-1.key=mine\nTREND-1.secret=secret\nTREND-1." + right
                        + "\n");
        return file;
    }

    private static SignedCalls calls(RunningSimulator simulator) {
        return new SignedCalls(simulator.baseUrl(), "mine", "secret");
    }

    private static JsonNode information(SignedCalls calls) {
        return calls.get("/v5/user/query-api", "").path("result");
    }

    private static int code(JsonNode answer) {
        return answer.path("retCode").asInt();
    }
}
