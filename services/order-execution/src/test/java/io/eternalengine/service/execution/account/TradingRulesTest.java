package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.SharedScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders are planned by the trading rules that market data keeps up to date; there is no second copy that grows old. */
@ExtendWith(SharedScene.class)
class TradingRulesTest {
    private static final String INSTRUMENTS = "/v5/market/instruments-info";

    private final String account;
    private final ExecutorScene scene;

    TradingRulesTest(Exchange exchange) {
        account = exchange.nextAccount();
        scene = new ExecutorScene(exchange.simulator(), account);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void sellsByAFinerStepWithoutARestart() {
        // given a step that was coarser when the service started
        scene.learnQuantityStep("0.001");
        scene.send(ExecutorScene.sale(account, "coarse", ExecutionStyle.MARKET, "0.001234"));
        scene.handleAnswerTo("coarse");

        // when market data reports a finer one
        scene.learnQuantityStep("0.000001");
        scene.send(ExecutorScene.sale(account, "fine", ExecutionStyle.MARKET, "0.001234"));
        scene.handleAnswerTo("fine");

        // then
        assertThat(amountOf("coarse")).isEqualTo("OfBase[quantity=0.001]");
        assertThat(amountOf("fine")).isEqualTo("OfBase[quantity=0.001234]");
        assertThat(scene.lastStateOf("fine")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void anOrderAboveTheExchangesLargestGoesInEqualPartsAtOnce() {
        // given
        scene.learnLargestOrder("0.0004");

        // when the market's time stands still
        scene.send(ExecutorScene.sale(account, "large", ExecutionStyle.MARKET, "0.001"));
        scene.workToTheEndOf("large");

        // then
        assertThat(scene.lastStateOf("large")).isEqualTo("FILLED");
        assertThat(scene.publishedOf(ExecutionReported.class))
                .filteredOn(execution -> execution.getIntentId().equals("large"))
                .extracting(ExecutionReported::getQuantity)
                .containsExactly("0.000333", "0.000333", "0.000334");
    }

    @Test
    void aReductionRefusedForAStepThatBecameCoarserGoesByTheNewStepAtOnce() {
        // given a step that was finer when market data read it
        scene.learnQuantityStep("0.0000001");
        scene.send(ExecutorScene.sale(account, "sale", ExecutionStyle.MARKET, "0.0012345"));

        // when the exchange refuses it
        scene.handleAnswerTo("sale");
        assertThat(amountOf("sale")).isEqualTo("OfBase[quantity=0.0012345]");
        assertThat(scene.lastStateOf("sale")).isEqualTo("SUBMITTED");

        // then nothing has to come from market data
        scene.work.advance();
        scene.handleAnswerTo("sale");
        assertThat(amountOf("sale")).isEqualTo("OfBase[quantity=0.001234]");
        assertThat(scene.lastStateOf("sale")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void aRefusedReductionIsKeptWhileTheExchangeDoesNotTellItsRules() {
        // given
        scene.learnQuantityStep("0.0000001");
        scene.relay.refuse(INSTRUMENTS, 10016);
        scene.send(ExecutorScene.sale(account, "kept", ExecutionStyle.MARKET, "0.0012345"));
        scene.handleAnswerTo("kept");
        assertThat(scene.lastStateOf("kept")).isEqualTo("SUBMITTED");

        // when it reports them again
        scene.relay.clear();
        scene.work.askAll();
        scene.work.advance();
        scene.handleAnswerTo("kept");
        scene.work.advance();
        scene.handleAnswerTo("kept");

        // then
        assertThat(amountOf("kept")).isEqualTo("OfBase[quantity=0.001234]");
        assertThat(scene.lastStateOf("kept")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void rulesThatCannotBeRightChangeNothing() {
        // given
        scene.relay.change(
                INSTRUMENTS, answer -> answer.replaceAll("\"quotePrecision\":\"[^\"]*\"", "\"quotePrecision\":\"0\""));
        scene.relay.refuse("/v5/order/create", 170137);
        scene.send(ExecutorScene.sale(account, "sale", ExecutionStyle.MARKET));

        // when
        scene.handleAnswerTo("sale");

        // then
        assertThat(scene.lastStateOf("sale")).isEqualTo("REJECTED");
    }

    @Test
    void aReductionRefusedByTheRulesItWasPlannedByEnds() {
        scene.relay.refuse("/v5/order/create", 170137);

        scene.send(ExecutorScene.sale(account, "ends", ExecutionStyle.MARKET));
        scene.handleAnswerTo("ends");

        assertThat(scene.lastStateOf("ends")).isEqualTo("REJECTED");
    }

    @Test
    void needsNoListOfAllInstrumentsOfTheExchange() {
        // given a list of which no row can be read
        scene.relay.refuse(INSTRUMENTS, 10016);

        scene.send(ExecutorScene.sale(account, "sale", ExecutionStyle.MARKET));
        scene.handleAnswerTo("sale");

        assertThat(scene.lastStateOf("sale")).isEqualTo("ACKNOWLEDGED");
    }

    private String amountOf(String intentId) {
        return scene.journal
                .latestChildOrder(intentId)
                .map(ChildOrder::amount)
                .orElseThrow()
                .toString();
    }
}
