package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Ticker;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every check of the whole portfolio and of the market by the name of its rule. */
class PortfolioChecksTest {
    private static final InstrumentId BTC_PERPETUAL = InstrumentId.linear("BTCUSDT");

    private final RiskRun run = RiskRun.funded(RiskParameters.defaults().withoutBooks());
    private int made;

    @Test
    void assetLimitHoldsCoreHodlBelowItsShareOfEquity() {
        run.hold("BTC", "1.1");
        run.balances("USDT", "56000");
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("approved");

        assertThat(run.ruleOn(run.buy("500").make())).isEqualTo("asset-limit");
    }

    @Test
    void orderValueOfTheSecondAndThirdTierIsSmaller() {
        describe("SOL", InstrumentId.spot("SOLUSDT"));
        describe("DOGE", InstrumentId.spot("DOGEUSDT"));
        run.on(new RiskInput.CandleClosed(Markets.candle(InstrumentId.spot("SOLUSDT"), run.nowMs, dec("100"))));
        run.on(new RiskInput.CandleClosed(Markets.candle(InstrumentId.spot("DOGEUSDT"), run.nowMs, dec("1"))));

        assertThat(run.ruleOn(run.buy("2000.01")
                        .instrument(InstrumentId.spot("SOLUSDT"))
                        .reference("100")
                        .make()))
                .isEqualTo("order-value");
        assertThat(run.ruleOn(run.buy("500.01")
                        .instrument(InstrumentId.spot("DOGEUSDT"))
                        .reference("1")
                        .make()))
                .isEqualTo("order-value");
        assertThat(run.ruleOn(run.buy("500")
                        .instrument(InstrumentId.spot("DOGEUSDT"))
                        .reference("1")
                        .make()))
                .isEqualTo("approved");
    }

    @Test
    void positionLimitOfTheSecondTierIsFivePercent() {
        describe("SOL", InstrumentId.spot("SOLUSDT"));
        run.on(new RiskInput.CandleClosed(Markets.candle(InstrumentId.spot("SOLUSDT"), run.nowMs, dec("100"))));
        account("TACTICAL", "10000", new TreeMap<>(), "SOL", "50");

        assertThat(run.ruleOn(intent(EngineId.TACTICAL, "TACTICAL", InstrumentId.spot("SOLUSDT"), "10", "100", null)))
                .isEqualTo("position-limit");
    }

    @Test
    void positionLimitOfTheThirdTierIsTwoPercent() {
        InstrumentId doge = InstrumentId.spot("DOGEUSDT");
        describe("DOGE", doge);
        run.on(new RiskInput.CandleClosed(Markets.candle(doge, run.nowMs, dec("1"))));
        account("TACTICAL", "10000", new TreeMap<>(), "DOGE", "1800");

        // 110 000 and 1 800: 2 236 are allowed.
        assertThat(run.ruleOn(intent(EngineId.TACTICAL, "TACTICAL", doge, "437", "1", null)))
                .isEqualTo("position-limit");
        assertThat(run.ruleOn(intent(EngineId.TACTICAL, "TACTICAL", doge, "436", "1", null)))
                .isEqualTo("approved");
    }

    @Test
    void positionLimitCountsOrdersUnderWay() {
        account("TACTICAL", "50000", new TreeMap<>());
        for (int order = 0; order < 4; order++) {
            assertThat(run.ruleOn(intent(EngineId.TACTICAL, "TACTICAL", BTC, "0.1875", "40000", null)))
                    .isEqualTo("approved");
        }

        // Four times 7 500 are under way, and 20 % of 150 000 are allowed.
        assertThat(run.ruleOn(intent(EngineId.TACTICAL, "TACTICAL", BTC, "0.001", "40000", null)))
                .isEqualTo("position-limit");
    }

    @Test
    void positionLimitLeavesOutOrdersOfOtherAccounts() {
        account("TACTICAL", "50000", new TreeMap<>());
        for (int order = 0; order < 4; order++) {
            assertThat(run.ruleOn(run.buy("7500").make())).isEqualTo("approved");
        }

        assertThat(run.ruleOn(intent(EngineId.TACTICAL, "TACTICAL", BTC, "0.1875", "40000", null)))
                .isEqualTo("approved");
    }

    @Test
    void aCloseThatCrossedTheStopAtTheExchangeDoesNotOpenTheOtherSide() {
        perpetuals();
        account("TREND-1", "20000", position("0.1", "4000"));
        account("TREND-1", "20000", new TreeMap<>());

        assertThat(run.ruleOn(order(EngineId.TREND, "TREND-1", BTC_PERPETUAL, Side.SELL, "0.1", "40000", null, true)))
                .isEqualTo("reduction-beyond-position");
    }

    @Test
    void everyEngineTradesInItsOwnAccounts() {
        perpetuals();
        account("TREND-2", "20000", new TreeMap<>());

        assertThat(run.ruleOn(trend("TREND-2", "0.1", "38000"))).isEqualTo("approved");
        assertThat(run.ruleOn(intent(EngineId.FUNDING, "TREND-2", BTC_PERPETUAL, "0.1", "40000", null)))
                .isEqualTo("unknown-account");
    }

    @Test
    void leverageCountsAllPerpetualsOfTheAccount() {
        perpetuals();
        account("FUNDING", "5000", position("-0.2", "-8000"));

        // 8 000 are short; twice the account's 5 000 are allowed.
        assertThat(run.ruleOn(sell(EngineId.FUNDING, "FUNDING", "0.05"))).isEqualTo("approved");
        assertThat(run.ruleOn(sell(EngineId.FUNDING, "FUNDING", "0.001"))).isEqualTo("leverage");
    }

    @Test
    void leverageLeavesOutOrdersThatClose() {
        perpetuals();
        account("FUNDING", "5000", position("-0.2", "-8000"));
        assertThat(run.ruleOn(intent(EngineId.FUNDING, "FUNDING", BTC_PERPETUAL, "0.1", "40000", null)))
                .isEqualTo("approved");

        assertThat(run.ruleOn(sell(EngineId.FUNDING, "FUNDING", "0.05"))).isEqualTo("approved");
    }

    @Test
    void theHedgesOfFundingAreNotDirectional() {
        perpetuals();
        var held = position("0.01", "400");
        held.put(InstrumentId.linear("ETHUSDT"), new PerpetualPosition(dec("0.1"), dec("200")));
        held.put(InstrumentId.linear("SOLUSDT"), new PerpetualPosition(dec("1"), dec("100")));
        account("TREND-1", "20000", held);
        account("FUNDING", "20000", new TreeMap<>());

        assertThat(run.ruleOn(sell(EngineId.FUNDING, "FUNDING", "0.05"))).isEqualTo("approved");
    }

    @Test
    void anOrderAgainstAPositionReducesAndPassesAHalt() {
        perpetuals();
        account("FUNDING", "5000", position("-0.2", "-8000"));
        run.halt(RiskScope.ALL);

        assertThat(run.ruleOn(intent(EngineId.FUNDING, "FUNDING", BTC_PERPETUAL, "0.2", "40000", null)))
                .isEqualTo("approved");
        assertThat(run.ruleOn(intent(EngineId.FUNDING, "FUNDING", BTC_PERPETUAL, "0.001", "40000", null)))
                .as("beyond the position it would open the other side")
                .isEqualTo("halted");
    }

    @Test
    void equityHoldsTheUnrealisedProfitOfPerpetuals() {
        perpetuals();
        account("FUNDING", "5000", position("-0.2", "-9000"));

        assertThat(run.state().equity()).isEqualTo(dec("106000"));
    }

    @Test
    void portfolioHeatAddsUpAllStops() {
        perpetuals();
        account("TREND-1", "20000", position("0.4", "16000"));
        run.on(new RiskInput.InstrumentDescribed(linear("ETH", InstrumentId.linear("ETHUSDT"))));
        run.on(new RiskInput.CandleClosed(Markets.candle(InstrumentId.linear("ETHUSDT"), run.nowMs, dec("2000"))));

        // Without a known stop all 16 000 are at stake.
        assertThat(run.ruleOn(
                        intent(EngineId.TREND, "TREND-1", InstrumentId.linear("ETHUSDT"), "1", "2000", dec("1900"))))
                .isEqualTo("portfolio-heat");
    }

    @Test
    void portfolioHeatIsMeasuredToTheStop() {
        perpetuals();
        account("TREND-1", "50000", new TreeMap<>());
        assertThat(run.ruleOn(trend("TREND-1", "0.1", "20000"))).isEqualTo("approved");
        assertThat(run.ruleOn(trend("TREND-1", "0.1", "20000"))).isEqualTo("approved");
        assertThat(run.ruleOn(trend("TREND-1", "0.1", "20000"))).isEqualTo("approved");

        // 3 × 2 000 of 150 000 are at stake; 0.1 more would make 8 000, and 7 500 are allowed.
        assertThat(run.ruleOn(trend("TREND-1", "0.1", "20000"))).isEqualTo("portfolio-heat");
    }

    @Test
    void portfolioHeatIsMeasuredToTheStopOfEachAccount() {
        // given
        perpetuals();
        account("TREND-1", "50000", new TreeMap<>());
        account("TREND-2", "50000", new TreeMap<>());
        for (int order = 0; order < 4; order++) {
            assertThat(run.ruleOn(trend("TREND-1", "0.1", "39000"))).isEqualTo("approved");
        }

        // when
        String first = run.ruleOn(trend("TREND-2", "0.1", "20000"));
        String second = run.ruleOn(trend("TREND-2", "0.05", "20000"));

        // then 400, 2 000 and 1 000 of 200 000 are at stake; all of them to the farther stop would be 11 000, and 10
        // 000 are allowed.
        assertThat(first).isEqualTo("approved");
        assertThat(second).isEqualTo("approved");
    }

    @Test
    void atMostThreeDirectionalPositionsAreOpen() {
        perpetuals();
        var held = position("0.01", "400");
        held.put(InstrumentId.linear("ETHUSDT"), new PerpetualPosition(dec("0.1"), dec("200")));
        held.put(InstrumentId.linear("SOLUSDT"), new PerpetualPosition(dec("1"), dec("100")));
        account("TREND-1", "20000", held);
        account("TREND-2", "20000", new TreeMap<>());

        assertThat(run.ruleOn(trend("TREND-2", "0.01", "39000"))).isEqualTo("concurrent-positions");
        assertThat(run.ruleOn(trend("TREND-1", "0.01", "39000")))
                .as("more of a position that is open")
                .isEqualTo("approved");
    }

    @Test
    void marketDepthMustBeOneHundredThousandOnEachSide() {
        book("39999", "40001", "99999", "500000");
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("market-depth");

        book("39999", "40001", "100000", "100000");
        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("approved");
    }

    @Test
    void expectedSlippageIsLimited() {
        book("39900", "40100", "100000", "100000");
        assertThat(run.ruleOn(run.buy("1000").make()))
                .as("half the spread alone is 0.25 %")
                .isEqualTo("approved");
        assertThat(run.ruleOn(run.buy("5000").make())).isEqualTo("expected-slippage");
    }

    @Test
    void expectedSlippageOfTheSecondAndThirdTierMayBeLarger() {
        assertThat(slippageRule("SOL", "99.4", "100.3")).as("0.45 %").isEqualTo("approved");
        assertThat(slippageRule("SOL", "99.4", "100.5")).as("0.55 %").isEqualTo("expected-slippage");
        assertThat(slippageRule("DOGE", "99.4", "101.2")).as("0.91 %").isEqualTo("approved");
        assertThat(slippageRule("DOGE", "99.4", "101.5")).as("1.06 %").isEqualTo("expected-slippage");
    }

    /** The rule on a small purchase beside half the spread of this book, whose depth is large. */
    private String slippageRule(String coin, String bid, String ask) {
        InstrumentId id = InstrumentId.spot(coin + "USDT");
        describe(coin, id);
        run.on(new RiskInput.CandleClosed(Markets.candle(id, run.nowMs, dec("100"))));
        Decimal depth = dec("1000000000");
        run.on(new RiskInput.BookSeen(new BookView(id, dec(bid), dec(ask), depth, depth, run.nowMs)));
        return run.ruleOn(run.buy("100").instrument(id).reference("100").make());
    }

    @Test
    void anOldBookIsNotKnown() {
        book("39999", "40001", "10", "10");
        for (int second = 0; second <= 60; second++) {
            run.nowMs += 1_000;
            run.on(new RiskInput.TickerChanged(
                    new Ticker(Markets.ETH, run.nowMs, dec("2000"), null, null, null, null, null, 0, 0)));
        }

        assertThat(run.ruleOn(run.buy("1000").make())).isEqualTo("approved");
    }

    private void book(String bid, String ask, String bidDepth, String askDepth) {
        run.on(new RiskInput.BookSeen(new BookView(BTC, dec(bid), dec(ask), dec(bidDepth), dec(askDepth), run.nowMs)));
    }

    private void perpetuals() {
        run.on(new RiskInput.InstrumentDescribed(linear("BTC", BTC_PERPETUAL)));
        run.on(new RiskInput.CandleClosed(Markets.candle(BTC_PERPETUAL, run.nowMs, dec("40000"))));
    }

    private void describe(String coin, InstrumentId id) {
        run.on(new RiskInput.InstrumentDescribed(linear(coin, id)));
    }

    private static Instrument linear(String coin, InstrumentId id) {
        return new Instrument(
                id, coin, "USDT", dec("0.01"), dec("0.001"), dec("0.001"), dec("100"), dec("5"), dec("0.01"));
    }

    private static SortedMap<InstrumentId, PerpetualPosition> position(String quantity, String cost) {
        var positions = new TreeMap<InstrumentId, PerpetualPosition>();
        positions.put(BTC_PERPETUAL, new PerpetualPosition(dec(quantity), dec(cost)));
        return positions;
    }

    private void account(String name, String cash, SortedMap<InstrumentId, PerpetualPosition> positions) {
        account(name, cash, positions, "SOL", "0");
    }

    private void account(
            String name, String cash, SortedMap<InstrumentId, PerpetualPosition> positions, String coin, String held) {
        SpotBalances balances = SpotBalances.EMPTY.plus("USDT", dec(cash)).plus(coin, dec(held));
        run.on(new RiskInput.BooksChanged(new AccountBooks(name, balances, dec(cash), run.nowMs, true, "", positions)));
    }

    private OrderIntent trend(String account, String quantity, String stop) {
        return intent(EngineId.TREND, account, BTC_PERPETUAL, quantity, "40000", dec(stop));
    }

    private OrderIntent sell(EngineId engine, String account, String quantity) {
        return order(engine, account, BTC_PERPETUAL, Side.SELL, quantity, "40000", null);
    }

    private OrderIntent intent(
            EngineId engine,
            String account,
            InstrumentId instrument,
            String quantity,
            String price,
            @Nullable Decimal stop) {
        return order(engine, account, instrument, Side.BUY, quantity, price, stop);
    }

    private OrderIntent order(
            EngineId engine,
            String account,
            InstrumentId instrument,
            Side side,
            String quantity,
            String price,
            @Nullable Decimal stop) {
        return order(engine, account, instrument, side, quantity, price, stop, false);
    }

    private OrderIntent order(
            EngineId engine,
            String account,
            InstrumentId instrument,
            Side side,
            String quantity,
            String price,
            @Nullable Decimal stop,
            boolean reduceOnly) {
        made++;
        return new OrderIntent(
                "portfolio-" + made,
                engine,
                account,
                instrument,
                side,
                ExecutionStyle.MARKET,
                new OrderAmount.OfBase(dec(quantity)),
                reduceOnly,
                run.state().halts().epoch(),
                run.nowMs,
                dec(price),
                "a test",
                stop);
    }
}
