package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Side;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.schemas.v1.FeeRateStated;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trades cost is asked of the exchange and published; nobody waits for it. */
@ExtendWith(SharedScene.class)
class FeeWatchTest {
    private static final String FEES = "/v5/account/fee-rate";
    private static final int NOT_SUPPORTED = 10032;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String account;
    private final ExecutorScene scene;
    private final Queue<ExecutorEvent.FeeRatesAnswered> answers = new ConcurrentLinkedQueue<>();
    private final FeeWatch fees;

    FeeWatchTest(Exchange exchange) {
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
        fees = new FeeWatch(scene.venue, scene.journal, ExecutorScene.market(), ExecutorScene.PARAMETERS, answers::add);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void publishesWhatTheExchangeChargesOnce() {
        ask();
        ask();

        assertThat(published()).hasSize(1).first().satisfies(rates -> {
            assertThat(rates.account()).isEqualTo(account);
            assertThat(rates.instrument()).isEqualTo(ExecutorScene.BTC);
            assertThat(rates.maker()).isEqualTo(Decimal.of("0.001"));
            assertThat(rates.taker()).isEqualTo(Decimal.of("0.001"));
        });
    }

    @Test
    void publishesAgainWhatHasChanged() {
        ask();
        scene.relay.change(FEES, answer -> answer.replace("\"takerFeeRate\":\"0.001\"", "\"takerFeeRate\":\"0.0018\""));

        ask();

        assertThat(published()).hasSize(2).last().satisfies(rates -> {
            assertThat(rates.maker()).isEqualTo(Decimal.of("0.001"));
            assertThat(rates.taker()).isEqualTo(Decimal.of("0.0018"));
        });
    }

    @Test
    void believesNoRateThatIsNone() {
        scene.relay.change(FEES, answer -> answer.replace("\"takerFeeRate\":\"0.001\"", "\"takerFeeRate\":\"0.9\""));

        ask();

        assertThat(published()).isEmpty();
    }

    @Test
    void anExchangeThatTellsNoFeesHoldsUpNoSale() {
        // given demo trading
        scene.relay.refuse(FEES, NOT_SUPPORTED);
        ask();

        // when
        scene.send(ExecutorScene.sale(account, "sale", ExecutionStyle.MARKET));
        scene.handleAnswerTo("sale");

        // then
        assertThat(scene.lastStateOf("sale")).isEqualTo("ACKNOWLEDGED");
        assertThat(published()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: fee {3} {4}")
    @CsvSource({
        "BUY, 1, 40000, 0.001, BTC, false",
        "BUY, 1, 40000, 0.00100004, BTC, false",
        "BUY, 1, 40000, 0.0008, BTC, true",
        "SELL, 1, 40000, 40, USDT, false",
        "SELL, 1, 40000, 72, USDT, true",
        "SELL, 0.000011, 0.44, 0.0004, USDT, true",
        "SELL, 1, 40000, 40, '', false",
        "SELL, 1, 40000, 20, MNT, false"
    })
    void anExecutionThatCostSomethingElseIsNoticed(
            Side side, BigDecimal quantity, BigDecimal value, BigDecimal fee, String coin, boolean noticed) {
        var rates = new FeeRates(account, ExecutorScene.BTC, Decimal.of("0.0005"), Decimal.of("0.001"), 0);
        var report = new ExecutionReport(
                io.eternalengine.bybit.Category.SPOT,
                "BTCUSDT",
                "exec",
                "order",
                "link",
                side,
                "Trade",
                "",
                BigDecimal.valueOf(40_000),
                quantity,
                value,
                fee,
                coin,
                false,
                ExecutorScene.NOW_MS);
        Instrument btc = ExecutorScene.market().instrument(ExecutorScene.BTC).orElseThrow();

        assertThat(FeeWatch.costsSomethingElse(report, rates, btc)).isEqualTo(noticed);
    }

    private void ask() {
        fees.begin();
        fees.askWhenDue();
        await("the answer").atMost(PATIENCE).until(() -> !answers.isEmpty());
        fees.on(answers.remove());
    }

    private List<FeeRates> published() {
        return scene.publishedOf(FeeRateStated.class).stream()
                .map(TradingMapping::toModel)
                .toList();
    }
}
