package io.eternalengine.venue;

import java.math.BigDecimal;

/** Writes down what moves the wallets. */
final class Bookings {

    private final MoneyLog money;
    private long last;

    Bookings(MoneyLog money) {
        this.money = money;
    }

    /** A position paid funding, or received it when the payment is negative. */
    void funded(Account account, Execution execution, Position position, BigDecimal payment) {
        money.add(
                account.name(),
                new Transaction(
                        ++last,
                        Transaction.Type.SETTLEMENT,
                        execution.feeCoin(),
                        execution,
                        execution.quantity(),
                        position.size(),
                        BigDecimal.ZERO,
                        payment.negate(),
                        BigDecimal.ZERO,
                        account.wallet().balance(execution.feeCoin()),
                        execution.timeMs()));
    }

    /** Coins came to an account's wallet, or went when the amount is negative. */
    void transferred(Account account, String coin, BigDecimal amount, long nowMs) {
        money.add(
                account.name(),
                new Transaction(
                        ++last,
                        amount.signum() > 0 ? Transaction.Type.TRANSFER_IN : Transaction.Type.TRANSFER_OUT,
                        coin,
                        null,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        amount,
                        null,
                        BigDecimal.ZERO,
                        account.wallet().balance(coin),
                        nowMs));
    }

    /** Writes down what a fill did to the wallet, and what closing a position earned. */
    void filled(Account account, Instrument instrument, Execution execution, Settlement.Settled settled) {
        boolean buy = execution.order().request().side() == Side.BUY;
        switch (instrument.category()) {
            case SPOT -> {
                BigDecimal base =
                        buy ? execution.quantity() : execution.quantity().negate();
                BigDecimal quote = buy ? execution.value().negate() : execution.value();
                bookSpot(account, instrument.baseCoin(), execution, base, settled);
                bookSpot(account, instrument.quoteCoin(), execution, quote, settled);
            }
            case LINEAR -> {
                bookLinear(account, instrument, execution, settled);
                if (settled.closedQuantity().signum() > 0) {
                    money.add(account.name(), closedProfit(account, execution, settled));
                }
            }
        }
    }

    private void bookSpot(
            Account account, String coin, Execution execution, BigDecimal amount, Settlement.Settled settled) {
        money.add(
                account.name(),
                new Transaction(
                        ++last,
                        Transaction.Type.TRADE,
                        coin,
                        execution,
                        amount,
                        BigDecimal.ZERO,
                        amount,
                        null,
                        coin.equals(settled.feeCoin()) ? settled.fee() : BigDecimal.ZERO,
                        account.wallet().balance(coin),
                        execution.timeMs()));
    }

    private void bookLinear(Account account, Instrument instrument, Execution execution, Settlement.Settled settled) {
        money.add(
                account.name(),
                new Transaction(
                        ++last,
                        execution.type() == ExecutionType.BUST_TRADE
                                ? Transaction.Type.LIQUIDATION
                                : Transaction.Type.TRADE,
                        instrument.quoteCoin(),
                        execution,
                        execution.quantity(),
                        account.position(instrument.symbol()).size(),
                        settled.realizedProfit(),
                        null,
                        settled.fee(),
                        account.wallet().balance(instrument.quoteCoin()),
                        execution.timeMs()));
    }

    private static ClosedProfit closedProfit(Account account, Execution execution, Settlement.Settled settled) {
        BigDecimal exit = settled.closedQuantity().multiply(execution.price());
        boolean closesLong = execution.order().request().side() == Side.SELL;
        BigDecimal entry = closesLong ? exit.subtract(settled.realizedProfit()) : exit.add(settled.realizedProfit());
        return new ClosedProfit(
                execution.sequence(),
                execution.order(),
                execution.type(),
                settled.closedQuantity(),
                entry,
                exit,
                settled.openFee(),
                settled.closeFee(),
                settled.realizedProfit().subtract(settled.openFee()).subtract(settled.closeFee()),
                account.position(execution.order().request().listing().symbol()).leverage(),
                1);
    }
}
