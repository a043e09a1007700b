package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.backtester.run.FundingPayment;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What an account, or all of them together, was worth and did.
 *
 * @param worths at the start and at the end of every day
 * @param trades that ended
 * @param openTrades that had not
 */
public record Activity(
        List<DayEnd.Worth> worths,
        List<Execution> executions,
        List<FundingPayment> payments,
        List<Trade> trades,
        int openTrades) {
    public Activity {
        worths = List.copyOf(worths);
        executions = List.copyOf(executions);
        payments = List.copyOf(payments);
        trades = List.copyOf(trades);
    }

    /** The part of one account. */
    public Activity of(String account, List<DayEnd.Worth> itsWorths, List<OpenTrade> open) {
        return new Activity(
                itsWorths,
                executions.stream()
                        .filter(execution -> execution.account().equals(account))
                        .toList(),
                payments.stream()
                        .filter(payment -> payment.account().equals(account))
                        .toList(),
                trades.stream().filter(trade -> trade.account().equals(account)).toList(),
                Math.toIntExact(open.stream()
                        .filter(trade -> trade.account().equals(account))
                        .count()));
    }

    /** What happened at certain times; a trade belongs to the time of its entry. */
    Activity at(List<DayEnd.Worth> thoseWorths, LongPredicate times) {
        return new Activity(
                thoseWorths,
                executions.stream()
                        .filter(execution -> times.test(execution.executedAtMs()))
                        .toList(),
                // What settles at the first moment of a day is in the worth of the day before.
                payments.stream()
                        .filter(payment -> times.test(payment.atMs() - 1))
                        .toList(),
                trades.stream().filter(trade -> times.test(trade.enteredMs())).toList(),
                0);
    }

    /** Paid, in the quote asset; those in coins at the price of their execution. */
    Decimal fees() {
        return executions.stream().map(Execution::feeInQuote).reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Received less paid, in the quote asset. */
    Decimal funding() {
        return payments.stream().map(FundingPayment::amount).reduce(Decimal.ZERO, Decimal::plus);
    }
}
