package io.eternalengine.domain.accounting;

import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random life of a portfolio. Beside the ledger it keeps the plainest possible books, which know no cost and no
 * profit: every flow of cash, and every quantity that came or went.
 */
final class LedgerLife {
    private static final List<String> ACCOUNTS = List.of("CORE-HODL", "FUNDING", "TACTICAL");
    private static final List<String> COINS = List.of("BTC", "ETH");

    final Random random;
    PortfolioLedger books;
    LedgerEvent lastEvent;
    private final Map<String, Decimal> prices = new TreeMap<>(Map.of("BTC", dec("40000.1"), "ETH", dec("2000.07")));
    private final Map<String, Decimal> coinQuantities = new TreeMap<>();
    private final Map<String, Decimal> perpetualQuantities = new TreeMap<>();
    private Decimal cashFlows = Decimal.ZERO;
    private long events;

    LedgerLife(long seed) {
        random = new Random(seed);
        LotMethod method =
                List.of(LotMethod.AVERAGE, LotMethod.FIFO, LotMethod.HIFO).get(random.nextInt(3));
        books = PortfolioLedger.empty("USDT", method);
        lastEvent = deposit("CORE-HODL", Decimal.of(100_000));
        apply(lastEvent);
    }

    void next() {
        events++;
        String coin = COINS.get(random.nextInt(COINS.size()));
        String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        prices.computeIfPresent(
                coin,
                (name, price) -> price.times(Decimal.of(random.nextInt(90, 112)))
                        .times(dec("0.01"))
                        .floorToStep(dec("0.01")));
        switch (random.nextInt(12)) {
            case 0 -> apply(deposit(account, amount(10_000)));
            case 1 -> withdraw(account, amount(500));
            case 2 -> depositCoin(account, coin);
            case 3 -> withdrawCoin(account, coin);
            case 4 -> transfer(account, coin);
            case 5, 6 -> spotTrade(account, coin, Side.BUY);
            case 7, 8 -> spotTrade(account, coin, Side.SELL);
            case 9, 10 -> perpetualTrade(account, coin);
            default -> fund(account, coin);
        }
    }

    /** Sells all coins and closes all positions at the prices of now, without fees. */
    void closeEverything() {
        for (String account : ACCOUNTS) {
            for (String coin : COINS) {
                Decimal held = books.account(account).coins(coin).quantity();
                if (held.isPositive()) {
                    trade(account, spot(coin), coin, Side.SELL, held, Decimal.ZERO, "USDT");
                }
                Decimal position =
                        books.account(account).position(perpetual(coin)).quantity();
                if (!position.isZero()) {
                    Side side = position.isPositive() ? Side.SELL : Side.BUY;
                    trade(account, perpetual(coin), coin, side, position.abs(), Decimal.ZERO, "USDT");
                }
            }
        }
    }

    Decimal equityOfBooks() {
        return books.equity(this::priceOf, instrument -> priceOf(coinOf(instrument)));
    }

    /** All cash that ever flowed, and all that is held at its price. */
    Decimal equityOfFlows() {
        Decimal equity = cashFlows;
        for (String coin : COINS) {
            Decimal held = coinQuantities
                    .getOrDefault(coin, Decimal.ZERO)
                    .plus(perpetualQuantities.getOrDefault(coin, Decimal.ZERO));
            equity = equity.plus(held.times(priceOf(coin)));
        }
        return equity;
    }

    private LedgerEvent deposit(String account, Decimal amount) {
        cashFlows = cashFlows.plus(amount);
        return new LedgerEvent.Deposited(account, "USDT", amount, amount, events);
    }

    private void withdraw(String account, Decimal amount) {
        cashFlows = cashFlows.minus(amount);
        apply(new LedgerEvent.Withdrawn(account, "USDT", amount, amount, events));
    }

    private void apply(LedgerEvent event) {
        lastEvent = event;
        books = books.apply(event);
    }

    private void depositCoin(String account, String coin) {
        Decimal quantity = quantity();
        coinQuantities.merge(coin, quantity, Decimal::plus);
        apply(new LedgerEvent.Deposited(account, coin, quantity, quantity.times(priceOf(coin)), events));
    }

    private void withdrawCoin(String account, String coin) {
        Decimal quantity = partOf(books.account(account).coins(coin).quantity());
        if (quantity.isPositive()) {
            coinQuantities.merge(coin, quantity.negated(), Decimal::plus);
            apply(new LedgerEvent.Withdrawn(account, coin, quantity, quantity.times(priceOf(coin)), events));
        }
    }

    private void transfer(String from, String coin) {
        String to = ACCOUNTS.get((ACCOUNTS.indexOf(from) + 1) % ACCOUNTS.size());
        Decimal quantity = partOf(books.account(from).coins(coin).quantity());
        if (quantity.isPositive() && random.nextBoolean()) {
            apply(new LedgerEvent.Transferred(from, to, coin, quantity, events));
        } else {
            apply(new LedgerEvent.Transferred(from, to, "USDT", amount(1_000), events));
        }
    }

    private void spotTrade(String account, String coin, Side side) {
        boolean feeInCoin = random.nextBoolean();
        Decimal held = books.account(account).coins(coin).quantity();
        Decimal rate = feeRate();
        Decimal quantity = side == Side.BUY ? quantity() : partOf(held);
        Decimal coinFee = quantity.times(rate);
        if (side == Side.SELL && feeInCoin && quantity.plus(coinFee).isAbove(held)) {
            feeInCoin = false;
        }
        if (quantity.isPositive()) {
            Decimal fee = feeInCoin ? coinFee : coinFee.times(priceOf(coin));
            trade(account, spot(coin), coin, side, quantity, fee, feeInCoin ? coin : "USDT");
        }
    }

    /** In whole lots, so that partial closes, exact closes and trades through zero all happen. */
    private void perpetualTrade(String account, String coin) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Decimal quantity = Decimal.of(random.nextInt(1, 8)).times(dec("0.001"));
        Decimal fee = quantity.times(priceOf(coin)).times(feeRate());
        trade(account, perpetual(coin), coin, side, quantity, fee, "USDT");
    }

    private void trade(
            String account,
            InstrumentId instrument,
            String coin,
            Side side,
            Decimal quantity,
            Decimal fee,
            String feeAsset) {
        Decimal price = priceOf(coin);
        Decimal value = price.times(quantity);
        Map<String, Decimal> quantities =
                instrument.category() == MarketCategory.SPOT ? coinQuantities : perpetualQuantities;
        quantities.merge(coin, side == Side.BUY ? quantity : quantity.negated(), Decimal::plus);
        cashFlows = cashFlows.plus(side == Side.BUY ? value.negated() : value);
        if (feeAsset.equals("USDT")) {
            cashFlows = cashFlows.minus(fee);
        } else {
            coinQuantities.merge(coin, fee.negated(), Decimal::plus);
        }
        var execution = new Execution(
                "e-" + events, "i", account, instrument, side, price, quantity, value, fee, feeAsset, events);
        apply(new LedgerEvent.Traded(execution, coin));
    }

    private void fund(String account, String coin) {
        Decimal rate = Decimal.of(random.nextInt(-30, 60)).times(dec("0.00001"));
        Decimal position = books.account(account).position(perpetual(coin)).quantity();
        cashFlows = cashFlows.minus(position.times(priceOf(coin)).times(rate));
        apply(new LedgerEvent.FundingSettled(account, perpetual(coin), rate, priceOf(coin), events));
    }

    private Decimal amount(int max) {
        return Decimal.of(random.nextInt(1, max * 100 + 1)).times(dec("0.01"));
    }

    private Decimal quantity() {
        return Decimal.of(random.nextInt(1, 50_000)).times(dec("0.000001"));
    }

    /** All of it now and then, else an odd part. */
    private Decimal partOf(Decimal held) {
        return random.nextInt(4) == 0
                ? held
                : held.times(Decimal.of(random.nextInt(100))).times(dec("0.01")).floorToStep(dec("0.000001"));
    }

    /** A rebate now and then. */
    private Decimal feeRate() {
        return Decimal.of(random.nextInt(-1, 11)).times(dec("0.0001"));
    }

    private Decimal priceOf(String coin) {
        return java.util.Objects.requireNonNull(prices.get(coin), coin);
    }

    private static InstrumentId spot(String coin) {
        return InstrumentId.spot(coin + "USDT");
    }

    private static InstrumentId perpetual(String coin) {
        return new InstrumentId(MarketCategory.LINEAR, coin + "USDT");
    }

    private static String coinOf(InstrumentId instrument) {
        return instrument.symbol().replace("USDT", "");
    }
}
