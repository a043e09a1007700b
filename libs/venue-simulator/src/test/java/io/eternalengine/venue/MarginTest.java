package io.eternalengine.venue;

import static io.eternalengine.venue.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Margin, leverage and what happens when the margin is used up. */
class MarginTest {

    private final VenueFixture given = new VenueFixture("10000");

    @Test
    void bindsValueByLeverageAndTheFeeOfClosing() {
        // given the price at which a buy is filled is a basis point above the mark of 50000
        given.linearMarket(Side.BUY, "1", false, "");

        // then 50000 / 10 and 50000 * 0.9 * 0.00055
        Position position = account().position("BTCUSDT");
        assertThat(given.venue.initialMargin(position)).isEqualByComparingTo("5024.75");
        assertThat(given.venue.maintenanceMargin(position)).isEqualByComparingTo("274.75");
        MarginState margin = given.venue.margin(account());
        assertThat(margin.initial()).isEqualByComparingTo("5024.75");
        assertThat(margin.maintenance()).isEqualByComparingTo("274.75");
        assertThat(margin.available()).isEqualByComparingTo(margin.equity().subtract(new BigDecimal("5024.75")));
    }

    @Test
    void refusesAnOrderThatTheMarginCannotCarry() {
        given.linearMarket(Side.BUY, "1", false, "");
        assertRefused(() -> given.linearMarket(Side.BUY, "1", false, ""), ReturnCode.LINEAR_INSUFFICIENT_BALANCE);
    }

    @Test
    void countsCoinsAsMarginLessTheirHaircut() {
        // given all USDT but a little has become BTC
        given.spotMarket(Side.BUY, "9000", true, "");

        // when
        given.linearMarket(Side.SELL, "0.17", false, "");

        // then the account owns about as much as before, of which 5 % of the coins do not count
        MarginState margin = given.venue.margin(account());
        assertThat(margin.haircut()).isBetween(new BigDecimal("440"), new BigDecimal("451"));
        assertThat(margin.collateral()).isEqualByComparingTo(margin.equity().subtract(margin.haircut()));
    }

    @Test
    void letsLeverageRiseOnlyAsFarAsTheRiskLimitAllows() {
        // given a position of 2.5 million
        VenueFixture rich = new VenueFixture("10000000");
        rich.linearMarket(Side.BUY, "50", false, "");

        // then
        assertRefused(
                () -> rich.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("60")),
                ReturnCode.LINEAR_LEVERAGE_BEYOND_RISK_LIMIT);
        rich.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("50"));
        assertRefused(() -> rich.linearMarket(Side.BUY, "200", false, ""), ReturnCode.LINEAR_POSITION_TOO_LARGE);
    }

    @Test
    void refusesALeverageThatTheMarginCannotCarry() {
        given.linearMarket(Side.BUY, "1", false, "");
        assertRefused(
                () -> given.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", BigDecimal.TWO),
                ReturnCode.LINEAR_AVAILABLE_INSUFFICIENT);
        assertThat(account().position("BTCUSDT").leverage()).isEqualByComparingTo("10");
    }

    @Test
    void takesOverALongAtItsBankruptcyPriceJustBeyondTheLiquidationPrice() {
        // given
        given.linearMarket(Side.BUY, "1", false, "entry");
        Order resting = given.limit(VenueFixture.LINEAR, Side.BUY, "0.01", "20000", "GTC", "resting");
        BigDecimal liquidation = given.venue
                .liquidationPrice(account(), account().position("BTCUSDT"))
                .orElseThrow();
        BigDecimal before = given.total("USDT");

        // when the mark stands two ticks above it
        given.price(VenueFixture.LINEAR, liquidation.add(new BigDecimal("0.2")).toPlainString());
        assertThat(account().position("BTCUSDT").isOpen()).isTrue();

        // when it has gone two ticks below
        given.price(
                VenueFixture.LINEAR, liquidation.subtract(new BigDecimal("0.2")).toPlainString());

        // then
        assertThat(account().position("BTCUSDT").isOpen()).isFalse();
        assertThat(given.venue.log().byId(resting.id()).orElseThrow().cancelType())
                .isEqualTo("CancelAllBeforeLiq");
        Execution bust = newestExecution();
        assertThat(bust.type()).isEqualTo(ExecutionType.BUST_TRADE);
        assertThat(bust.price()).isLessThan(liquidation);
        assertThat(bust.order().request().terms().origin()).isEqualTo(Origin.TAKE_OVER);
        // what is left is less than a tick of the position
        assertThat(given.balance("USDT")).isBetween(BigDecimal.ZERO, new BigDecimal("0.1"));
        assertThat(given.total("USDT")).isEqualByComparingTo(before);
        assertThat(given.events)
                .anyMatch(event -> event instanceof VenueEvent.Executed executed
                        && executed.execution().type() == ExecutionType.BUST_TRADE)
                .anyMatch(event -> event instanceof VenueEvent.PositionChanged changed
                        && !changed.position().isOpen());
    }

    @Test
    void shrinksALargePositionToALowerTierInsteadOfTakingItOver() {
        // given 2.5 million at leverage 50, with little beside its margin: the second tier
        VenueFixture large = new VenueFixture("70000");
        large.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("50"));
        large.linearMarket(Side.BUY, "50", false, "entry");
        Account owner = large.venue.account(VenueFixture.ACCOUNT);
        BigDecimal liquidation =
                large.venue.liquidationPrice(owner, owner.position("BTCUSDT")).orElseThrow();
        BigDecimal before = large.total("USDT");

        // when
        large.price(
                VenueFixture.LINEAR, liquidation.subtract(new BigDecimal("0.2")).toPlainString());

        // then two millions are left, the limit of the first tier, and the margin suffices again
        Position left = owner.position("BTCUSDT");
        BigDecimal value =
                left.size().multiply(large.venue.quote(VenueFixture.LINEAR).mid());
        assertThat(value).isBetween(new BigDecimal("1999900"), new BigDecimal("2000000"));
        MarginState margin = large.venue.margin(owner);
        assertThat(margin.collateral()).isGreaterThan(margin.maintenance());
        Execution cut = large.venue
                .log()
                .newestExecutions(VenueFixture.ACCOUNT)
                .iterator()
                .next();
        assertThat(cut.type()).isEqualTo(ExecutionType.TRADE);
        assertThat(cut.order().request().terms().origin()).isEqualTo(Origin.LIQUIDATION);
        assertThat(cut.order().request().timeInForce()).isEqualTo(TimeInForce.FOK);
        assertThat(large.total("USDT")).isEqualByComparingTo(before);

        // when it falls on
        BigDecimal second = large.venue.liquidationPrice(owner, left).orElseThrow();
        assertThat(second).isLessThan(liquidation);
        large.price(VenueFixture.LINEAR, second.subtract(new BigDecimal("0.2")).toPlainString());

        // then there is no lower tier any more
        assertThat(owner.position("BTCUSDT").isOpen()).isFalse();
        assertThat(large.total("USDT")).isEqualByComparingTo(before);
    }

    @Test
    void goesDownSeveralTiersAtOnceAsFarAsTheMarginNeeds() {
        // given 60 million at leverage 5: the fifth tier
        VenueFixture large = new VenueFixture("12100000");
        large.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("5"));
        for (int i = 0; i < 12; i++) {
            large.linearMarket(Side.SELL, "100", false, "");
        }
        Account owner = large.venue.account(VenueFixture.ACCOUNT);

        // when a jump leaves 2 % of the value as margin
        large.price(VenueFixture.LINEAR, "58900");

        // then it was cut from tier to tier
        assertThat(owner.position("BTCUSDT").isOpen()).isTrue();
        assertThat(large.venue.log().executions())
                .filteredOn(execution -> execution.order().request().terms().origin() == Origin.LIQUIDATION)
                .hasSizeBetween(2, 4);
        assertThat(large.venue.margin(owner).isBust()).isFalse();
        assertThat(large.total("USDT")).isEqualByComparingTo("12100000");
    }

    @Test
    void takesOverALargePositionThatNobodyTakesAboveItsBankruptcyPrice() {
        // given
        VenueFixture large = new VenueFixture("70000");
        large.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("50"));
        large.linearMarket(Side.BUY, "50", false, "entry");

        // when a gap has carried the market beyond it
        large.price(VenueFixture.LINEAR, "45000");

        // then the order of the first step was killed
        assertThat(large.venue.account(VenueFixture.ACCOUNT).position("BTCUSDT").isOpen())
                .isFalse();
        assertThat(large.venue.log().orders())
                .filteredOn(order -> order.request().terms().origin() == Origin.LIQUIDATION)
                .extracting(Order::status)
                .containsExactly(OrderStatus.CANCELLED);
        assertThat(large.balance("USDT")).isNotNegative();
        assertThat(large.total("USDT")).isEqualByComparingTo("70000");
    }

    @Test
    void takesOverAShortThatAGapHasCarriedBeyondItsMarginAndLeavesNoDebt() {
        // given
        given.linearMarket(Side.SELL, "1", false, "entry");
        BigDecimal before = given.total("USDT");

        // when
        given.price(VenueFixture.LINEAR, "90000");

        // then
        assertThat(account().position("BTCUSDT").isOpen()).isFalse();
        assertThat(newestExecution().price()).isBetween(new BigDecimal("59000"), new BigDecimal("60100"));
        assertThat(given.balance("USDT")).isBetween(BigDecimal.ZERO, new BigDecimal("0.1"));
        assertThat(given.total("USDT")).isEqualByComparingTo(before);
    }

    @Test
    void sellsCoinsForTheDebtThatALiquidationLeaves() {
        // given nearly everything is BTC, and a short on top
        given.spotMarket(Side.BUY, "9000", true, "");
        given.venue.setLeverage(VenueFixture.ACCOUNT, "BTCUSDT", new BigDecimal("50"));
        given.linearMarket(Side.SELL, "2", false, "");

        // when only the perpetual rises
        given.price(VenueFixture.LINEAR, "56000");

        // then
        assertThat(account().position("BTCUSDT").isOpen()).isFalse();
        assertThat(given.balance("USDT")).isNotNegative();
        assertThat(given.balance("BTC")).isLessThan(new BigDecimal("0.05"));
        assertThat(given.total("USDT")).isEqualByComparingTo("10000");
        assertThat(given.total("BTC")).isZero();
    }

    @Test
    void explainsEveryChangeOfTheWalletByTransactions() {
        // given
        given.spotMarket(Side.BUY, "5000", true, "");
        given.linearMarket(Side.BUY, "0.5", false, "");
        given.venue.settleFunding("BTCUSDT", new BigDecimal("0.001"));
        given.price(VenueFixture.LINEAR, "51000");
        given.linearMarket(Side.SELL, "0.1", true, "");
        given.price(VenueFixture.LINEAR, "500");

        // then
        List<Transaction> transactions = List.copyOf(given.venue.money().newestTransactions(VenueFixture.ACCOUNT));
        assertThat(transactions).anyMatch(change -> change.type() == Transaction.Type.LIQUIDATION);
        BigDecimal sum = transactions.stream()
                .filter(change -> change.coin().equals("USDT"))
                .map(Transaction::change)
                .reduce(new BigDecimal("10000"), BigDecimal::add);
        assertThat(given.balance("USDT")).isEqualByComparingTo(sum);
        Transaction funding = transactions.stream()
                .filter(change -> change.type() == Transaction.Type.SETTLEMENT)
                .findFirst()
                .orElseThrow();
        // a long pays at a positive rate, which the log reports with the opposite sign of the execution's fee
        assertThat(funding.funding()).isEqualByComparingTo("-25");
    }

    @Test
    void tellsWhatAnOrderEarnedByClosingFeesIncluded() {
        // given
        given.linearMarket(Side.BUY, "0.4", false, "");
        BigDecimal deposit = new BigDecimal("10000");
        given.price(VenueFixture.LINEAR, "51000");

        // when
        given.linearMarket(Side.SELL, "0.4", true, "");

        // then
        ClosedProfit closed = given.venue
                .money()
                .newestProfits(VenueFixture.ACCOUNT)
                .iterator()
                .next();
        assertThat(closed.closedQuantity()).isEqualByComparingTo("0.4");
        assertThat(given.balance("USDT")).isEqualByComparingTo(deposit.add(closed.profit()));
    }

    private Account account() {
        return given.venue.account(VenueFixture.ACCOUNT);
    }

    private Execution newestExecution() {
        return given.venue
                .log()
                .newestExecutions(VenueFixture.ACCOUNT)
                .iterator()
                .next();
    }
}
