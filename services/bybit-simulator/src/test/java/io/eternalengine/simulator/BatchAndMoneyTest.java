package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of orders, and what is reported to an account of its money, over real HTTP. */
class BatchAndMoneyTest {

    private final RunningSimulator simulator = new RunningSimulator();
    private final SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
    private final SignedCalls master = new SignedCalls(simulator.baseUrl(), "demo-key", "demo-secret");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void takesEachOrderOfABatchForItself() {
        // when
        JsonNode answer = calls.post(
                "/v5/order/create-batch",
                "{'category':'linear','request':["
                        + "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.01','price':'20000','orderLinkId':'a'},"
                        + "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.01','price':'20000.05','orderLinkId':'b'}]}");

        // then
        assertThat(answer.path("retCode").asInt()).isZero();
        assertThat(answer.path("result").path("list").path(0).path("orderId").asText())
                .isNotEmpty();
        assertThat(answer.path("result").path("list").path(1).path("orderId").asText())
                .isEmpty();
        assertThat(answer.path("retExtInfo").path("list").path(0).path("code").asInt())
                .isZero();
        assertThat(answer.path("retExtInfo").path("list").path(1).path("code").asInt())
                .isEqualTo(10001);

        // when
        JsonNode amended = calls.post(
                "/v5/order/amend-batch",
                "{'category':'linear','request':[{'symbol':'BTCUSDT','orderLinkId':'a','price':'21000'}]}");
        JsonNode cancelled = calls.post(
                "/v5/order/cancel-batch",
                "{'category':'linear','request':[{'symbol':'BTCUSDT','orderLinkId':'a'},{'symbol':'BTCUSDT','orderLinkId':'c'}]}");

        // then
        assertThat(amended.path("retExtInfo").path("list").path(0).path("code").asInt())
                .isZero();
        assertThat(cancelled
                        .path("retExtInfo")
                        .path("list")
                        .path(0)
                        .path("code")
                        .asInt())
                .isZero();
        assertThat(cancelled
                        .path("retExtInfo")
                        .path("list")
                        .path(1)
                        .path("code")
                        .asInt())
                .isEqualTo(110001);
        assertThat(calls.post("/v5/order/create-batch", "{'category':'spot','request':[]}")
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
    }

    @Test
    void tellsProfitAndTransactionsThatAddUpToTheWallet() {
        // given
        market("Buy", "0.02");
        simulator.advanceToHour(9);
        market("Sell", "0.02");

        // when
        JsonNode profits = calls.get("/v5/position/closed-pnl", "category=linear")
                .path("result")
                .path("list");
        JsonNode log = calls.get("/v5/account/transaction-log", "accountType=UNIFIED&currency=USDT&limit=50")
                .path("result")
                .path("list");

        // then
        assertThat(profits).hasSize(1);
        assertThat(profits.path(0).path("side").asText()).isEqualTo("Sell");
        BigDecimal sum = new BigDecimal("30000");
        boolean settled = false;
        for (JsonNode change : log) {
            sum = sum.add(new BigDecimal(change.path("change").asText()));
            settled |= change.path("type").asText().equals("SETTLEMENT");
        }
        assertThat(settled).isTrue();
        assertThat(sum).isEqualByComparingTo(balance());
        assertThat(log.path(0).path("cashBalance").asText())
                .isEqualTo(balance().stripTrailingZeros().toPlainString());
    }

    @Test
    void tellsFundingWithTheOppositeSignOfTheExecution() {
        // given
        market("Buy", "0.02");
        simulator.advanceToHour(9);

        // when
        JsonNode settlement = calls.get("/v5/account/transaction-log", "type=SETTLEMENT")
                .path("result")
                .path("list")
                .path(0);
        JsonNode execution = calls.get("/v5/execution/list", "category=linear&execType=Funding")
                .path("result")
                .path("list")
                .path(0);

        // then
        assertThat(new BigDecimal(settlement.path("funding").asText()))
                .isEqualByComparingTo(new BigDecimal(execution.path("execFee").asText()).negate());
        assertThat(settlement.path("tradeId").asText())
                .isEqualTo(execution.path("execId").asText());
    }

    @Test
    void givesDemoMoneyOnceAMinute() {
        String body = "{'utaDemoApplyMoney':[{'coin':'USDT','amountStr':'109'},{'coin':'ETH','amountStr':'1'}]}";
        assertThat(calls.post("/v5/account/demo-apply-money", body.replace("109", "100001"))
                        .path("retCode")
                        .asInt())
                .isEqualTo(10001);
        assertThat(calls.post("/v5/account/demo-apply-money", body)
                        .path("retCode")
                        .asInt())
                .isZero();
        assertThat(balance()).isEqualByComparingTo("30109");
        assertThat(calls.post("/v5/account/demo-apply-money", body)
                        .path("retCode")
                        .asInt())
                .isEqualTo(10006);
    }

    @Test
    void namesSubAccountsToTheMasterOnly() {
        JsonNode members =
                master.get("/v5/user/query-sub-members", "").path("result").path("subMembers");
        assertThat(members).hasSize(2);
        String member = members.path(0).path("uid").asText();
        assertThat(calls.get("/v5/user/query-sub-members", "").path("retCode").asInt())
                .isEqualTo(10005);
        assertThat(master.get(
                                "/v5/asset/transfer/query-account-coins-balance",
                                "accountType=UNIFIED&coin=USDT&memberId=" + member)
                        .path("result")
                        .path("balance")
                        .path(0)
                        .path("walletBalance")
                        .asText())
                .isEqualTo("30000");
    }

    @Test
    void tellsMarginAndTheLiquidationPrice() {
        // given
        market("Buy", "1");

        // when
        JsonNode position = calls.get("/v5/position/list", "category=linear&symbol=BTCUSDT")
                .path("result")
                .path("list")
                .path(0);
        JsonNode wallet = calls.get("/v5/account/wallet-balance", "accountType=UNIFIED")
                .path("result")
                .path("list")
                .path(0);

        // then
        assertThat(new BigDecimal(position.path("liqPrice").asText()))
                .isLessThan(new BigDecimal(position.path("markPrice").asText()));
        assertThat(new BigDecimal(position.path("positionMM").asText())).isPositive();
        assertThat(wallet.path("totalMaintenanceMargin").asText()).isNotEqualTo("0");
        assertThat(new BigDecimal(wallet.path("accountMMRate").asText())).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(calls.get("/v5/market/risk-limit", "category=linear&symbol=BTCUSDT")
                        .path("result")
                        .path("list")
                        .path(0)
                        .path("maxLeverage")
                        .asText())
                .isEqualTo("100.00");
    }

    private void market(String side, String quantity) {
        JsonNode answer = calls.post(
                "/v5/order/create",
                "{'category':'linear','symbol':'BTCUSDT','side':'" + side + "','orderType':'Market','qty':'" + quantity
                        + "'}");
        assertThat(answer.path("retCode").asInt()).isZero();
    }

    private BigDecimal balance() {
        return new BigDecimal(simulator
                .get("/admin/v1/accounts")
                .path("accounts")
                .path(RunningSimulator.ACCOUNT)
                .path("balances")
                .path("USDT")
                .asText());
    }
}
