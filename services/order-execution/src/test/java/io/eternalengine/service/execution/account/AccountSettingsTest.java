package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.PublishedTradingRules;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account opens nothing before the exchange confirms the state that it must be in, and says what it found instead. */
@ExtendWith(SharedScene.class)
class AccountSettingsTest {
    private static final String SPOT_MARGIN = "/v5/spot-margin-trade/state";
    private static final String INFORMATION = "/v5/account/info";
    private static final String LEVERAGE = "/v5/position/set-leverage";
    private static final InstrumentId PERPETUAL = InstrumentId.linear("BTCUSDT");

    private final String account;
    private final ExecutorScene scene;
    private final MarketView market = ExecutorScene.market();
    private final AccountSettings settings;
    private Duration passed = Duration.ZERO;

    AccountSettingsTest(Exchange exchange) {
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
        settings = new AccountSettings(
                scene.venue, scene.journal, market, ExecutorScene.ofPerpetuals(account), () -> passed.toNanos());
        market.learn(PublishedTradingRules.of(PERPETUAL));
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void looksAtEverythingAtTheStartSoThatNoOpeningHasToAsk() {
        // given that it has looked once at spot and once at the perpetual
        settings.lookAtNext(ExecutorScene.NOW_MS);
        settings.lookAtNext(ExecutorScene.NOW_MS);

        // when the exchange answers nothing more
        scene.relay.refuse(SPOT_MARGIN, 10016);
        scene.relay.refuse(INFORMATION, 10016);

        // then
        assertThat(isReady(ExecutorScene.BTC)).isTrue();
        assertThat(isReady(PERPETUAL)).isTrue();
        assertThat(alerts()).isEmpty();
    }

    @Test
    void opensNothingAtAllWhileOrdersMayBorrow() {
        scene.relay.change(
                SPOT_MARGIN, answer -> answer.replace("\"spotMarginMode\":\"0\"", "\"spotMarginMode\":\"1\""));

        assertThat(isReady(ExecutorScene.BTC)).isFalse();
        assertThat(isReady(ExecutorScene.BTC)).isFalse();
        assertThat(isReady(PERPETUAL)).isFalse();
        assertThat(alerts())
                .containsExactly(
                        "account " + account
                                + " opens nothing in spot: spot margin is on, so orders may borrow: must be off",
                        "account " + account
                                + " opens no perpetual of BTCUSDT: spot margin is on, so orders may borrow: must be off");

        // when a person has switched it off
        scene.relay.clear();

        // then
        assertThat(isReady(ExecutorScene.BTC)).isTrue();
        assertThat(isReady(PERPETUAL)).isTrue();
    }

    @Test
    void opensNothingWhileTheExchangeDoesNotSay() {
        scene.relay.refuse(SPOT_MARGIN, 10016);

        assertThat(isReady(ExecutorScene.BTC)).isFalse();
        assertThat(alerts()).singleElement().asString().contains("does not say whether spot margin is on");
    }

    @Test
    void oneLookThatIsNotAnsweredTakesNoBeliefAwayBeforeItsTime() {
        // given that both were found ready
        settings.lookAtNext(ExecutorScene.NOW_MS);
        settings.lookAtNext(ExecutorScene.NOW_MS);

        // when the next looks are not answered
        scene.relay.refuse(SPOT_MARGIN, 10016);
        passed = Duration.ofMinutes(4);
        settings.lookAtNext(ExecutorScene.NOW_MS);
        settings.lookAtNext(ExecutorScene.NOW_MS);

        // then
        assertThat(isReady(ExecutorScene.BTC)).isTrue();
        assertThat(isReady(PERPETUAL)).isTrue();
        assertThat(alerts()).isEmpty();

        // when it is silent for longer than what was found is believed
        passed = Duration.ofMinutes(6);

        // then
        assertThat(isReady(ExecutorScene.BTC)).isFalse();
        assertThat(isReady(PERPETUAL)).isFalse();
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void whatIsFoundOtherwiseAtALaterLookEndsTheBeliefAtOnce() {
        settings.lookAtNext(ExecutorScene.NOW_MS);
        settings.lookAtNext(ExecutorScene.NOW_MS);
        scene.relay.change(
                SPOT_MARGIN, answer -> answer.replace("\"spotMarginMode\":\"0\"", "\"spotMarginMode\":\"1\""));
        passed = Duration.ofMinutes(4);
        settings.lookAtNext(ExecutorScene.NOW_MS);
        scene.relay.clear();
        scene.relay.refuse(SPOT_MARGIN, 10016);

        assertThat(isReady(ExecutorScene.BTC)).isFalse();
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void opensNoPerpetualInIsolatedMarginOrBeyondItsLeverage() {
        scene.relay.change(INFORMATION, answer -> answer.replace("REGULAR_MARGIN", "ISOLATED_MARGIN"));
        assertThat(isReady(PERPETUAL)).isFalse();
        scene.relay.clear();
        scene.relay.refuse(LEVERAGE, 110013);
        assertThat(isReady(PERPETUAL)).isFalse();

        assertThat(isReady(ExecutorScene.BTC)).as("spot").isTrue();
        assertThat(alerts())
                .containsExactly("account " + account
                        + " opens no perpetual of BTCUSDT: the margin mode is ISOLATED_MARGIN: must be REGULAR_MARGIN");

        scene.relay.clear();
        assertThat(isReady(PERPETUAL)).isTrue();
    }

    @Test
    void aLowerLeverageStaysAndAHigherOneIsLoweredWithAnAlert() {
        // given a perpetual that was found ready, and a person who chose less
        assertThat(isReady(PERPETUAL)).isTrue();
        leverage(1);
        // when
        lookAgain();
        // then
        assertThat(leverage()).isEqualByComparingTo("1");
        assertThat(alerts()).isEmpty();

        // when it is above the bound
        leverage(5);
        lookAgain();

        // then
        assertThat(leverage()).isEqualByComparingTo("2");
        assertThat(alerts())
                .containsExactly(
                        "account " + account
                                + ": the leverage of BTCUSDT was changed: It was 5 at the exchange and is 2 again: must not be above that");
    }

    private void lookAgain() {
        passed = passed.plusMinutes(4);
        settings.lookAtNext(ExecutorScene.NOW_MS);
        settings.lookAtNext(ExecutorScene.NOW_MS);
    }

    private void leverage(int times) {
        assertThat(scene.venue.leverage("BTCUSDT", BigDecimal.valueOf(times))).isInstanceOf(Outcome.Accepted.class);
    }

    private BigDecimal leverage() {
        return scene.venue.positions("BTCUSDT").orElseThrow().getFirst().leverage();
    }

    private boolean isReady(InstrumentId instrument) {
        return settings.isReadyFor(instrument, ExecutorScene.NOW_MS);
    }

    private List<String> alerts() {
        return scene.publishedOf(AlertRaised.class).stream()
                .map(alert -> alert.getSubject() + ": " + alert.getText())
                .toList();
    }
}
