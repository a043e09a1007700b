package io.eternalengine.backtester.run;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.VenueBooks;
import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.UnitisedNav;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.RuleName;
import io.eternalengine.orchestration.Transfer;
import io.eternalengine.risk.Mark;
import io.eternalengine.risk.RiskEngine;
import io.eternalengine.risk.RiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run notes for those who measure it. It decides nothing. */
final class Journal {
    private final VenueBooks books;
    private final List<EngineSeat> seats;
    private final SortedMap<String, InstrumentId> spotOf = new TreeMap<>();
    private final List<UnitisedNav> navs = new ArrayList<>();
    private final KeptLog kept = new KeptLog();
    private RunLog log = kept;
    private long lastDayMs = Long.MIN_VALUE;
    private final List<Long> unbalancedDays = new ArrayList<>();
    private SortedMap<InstrumentId, Mark> marks = new TreeMap<>();

    Journal(MarketData data, VenueBooks books, List<EngineSeat> seats) {
        this.books = books;
        this.seats = seats;
        for (MarketSeries series : data.series()) {
            if (series.instrument().id().category() == MarketCategory.SPOT) {
                spotOf.put(series.instrument().baseAsset(), series.instrument().id());
            }
        }
    }

    /** From now on everything goes to another, and nothing is kept. */
    void logOnlyTo(RunLog newLog) {
        log = newLog;
    }

    void begin(long atMs, Decimal capital) {
        List<DayEnd.Worth> worths = new ArrayList<>();
        for (EngineSeat seat : seats) {
            AccountLedger account = books.account(seat.account());
            Decimal deposited = account.netDeposits().plus(account.netTransfers());
            navs.add(UnitisedNav.EMPTY.afterFlow(deposited, Decimal.ZERO).valuedAt(deposited));
            worths.add(new DayEnd.Worth(deposited, Decimal.ZERO, Decimal.ONE));
        }
        dayEnded(new DayEnd(atMs, new DayEnd.Worth(capital, Decimal.ZERO, Decimal.ONE), 0, worths));
    }

    /** Money is about to come to an account (positive) or to leave it: its units change, not their value. */
    void flow(String account, Decimal amount, Decimal equityBefore) {
        for (int seat = 0; seat < navs.size(); seat++) {
            if (seats.get(seat).account().equals(account)) {
                navs.set(seat, navs.get(seat).afterFlow(amount, equityBefore));
            }
        }
    }

    void endDay(long atMs, RiskEngine risk) {
        if (atMs <= lastDayMs()) {
            return;
        }
        marks = risk.portfolio().marks();
        if (!books.conservation().difference().isZero()) {
            unbalancedDays.add(atMs);
        }
        List<DayEnd.Worth> worths = new ArrayList<>();
        Decimal invested = Decimal.ZERO;
        for (int seat = 0; seat < seats.size(); seat++) {
            AccountLedger account = books.account(seats.get(seat).account());
            Decimal equity = account.equity(this::priceOfCoin, this::priceOf);
            navs.set(seat, navs.get(seat).valuedAt(equity));
            Decimal investedHere = invested(account);
            invested = invested.plus(investedHere);
            worths.add(new DayEnd.Worth(equity, investedHere, navs.get(seat).unitValue()));
        }
        RiskReport report = risk.report();
        var portfolio = new DayEnd.Worth(report.equity(), invested, report.nav().unitValue());
        dayEnded(new DayEnd(atMs, portfolio, report.breakerLevel().number(), worths));
    }

    private void dayEnded(DayEnd day) {
        lastDayMs = day.timeMs();
        log.dayEnded(day);
    }

    private Decimal invested(AccountLedger account) {
        Decimal invested = Decimal.ZERO;
        var spot = account.spot();
        for (int i = 0; i < spot.size(); i++) {
            invested = invested.plus(spot.valueAt(i).quantity().times(priceOfCoin(spot.keyAt(i))));
        }
        var perpetuals = account.perpetuals();
        for (int i = 0; i < perpetuals.size(); i++) {
            invested = invested.plus(perpetuals.valueAt(i).notional(priceOf(perpetuals.keyAt(i))));
        }
        return invested;
    }

    private Decimal priceOfCoin(String asset) {
        InstrumentId market = spotOf.get(asset);
        return market == null ? Decimal.ZERO : priceOf(market);
    }

    private Decimal priceOf(InstrumentId instrument) {
        Mark mark = marks.get(instrument);
        return mark == null ? Decimal.ZERO : mark.price();
    }

    void executed(Execution execution) {
        log.executed(execution);
    }

    void funded(FundingPayment payment) {
        log.funded(payment);
    }

    void transferred(Transfer transfer) {
        log.transferred(transfer);
    }

    void refused(OrderUpdate update) {
        log.refused(update);
    }

    void decided(String account, long atMs, RuleName rule) {
        log.decided(account, atMs, rule);
    }

    void rejected(Verdict verdict) {
        log.rejected(verdict);
    }

    long lastDayMs() {
        return lastDayMs;
    }

    List<DayEnd> days() {
        return List.copyOf(kept.days);
    }

    List<Execution> executions() {
        return List.copyOf(kept.executions);
    }

    List<FundingPayment> fundingPayments() {
        return List.copyOf(kept.fundingPayments);
    }

    List<OrderUpdate> refusedOrders() {
        return List.copyOf(kept.refusedOrders);
    }

    List<Transfer> transfers() {
        return List.copyOf(kept.transfers);
    }

    List<Verdict> rejections() {
        return List.copyOf(kept.rejections);
    }

    List<Long> unbalancedDays() {
        return List.copyOf(unbalancedDays);
    }
}
