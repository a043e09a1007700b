package io.eternalengine.risk;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import java.util.ArrayList;
import java.util.List;

/** One run of risk as a test plays it. */
final class RiskRun {
    static final String ACCOUNT = "CORE-HODL";

    final RiskEngine engine;
    final List<RiskOutput> outputs = new ArrayList<>();
    long nowMs = Markets.START_MS;
    private SpotBalances balances = SpotBalances.EMPTY;
    private Decimal netDeposits = Decimal.ZERO;
    private boolean restarts;

    RiskRun(RiskParameters parameters) {
        engine = new RiskEngine(parameters);
    }

    /** Instruments known, 100 000 USDT deposited, BTC at 40 000 and ETH at 2 000. */
    static RiskRun funded() {
        return funded(breakerAlone());
    }

    /** The defaults, with neither limits of a day's and a week's loss nor of one asset: what is tested acts alone. */
    static RiskParameters breakerAlone() {
        RiskParameters defaults = RiskParameters.defaults().withoutBooks();
        LossLimits losses = defaults.limits().losses();
        return defaults.with(defaults.limits()
                .with(new LossLimits(Decimal.ONE, Decimal.ONE, losses.restartStep(), losses.restartGrowth()))
                .withMaxAssetFraction(Decimal.ONE));
    }

    static RiskRun funded(RiskParameters parameters) {
        var run = new RiskRun(parameters);
        run.on(new RiskInput.InstrumentDescribed(Markets.btc()));
        run.on(new RiskInput.InstrumentDescribed(Markets.eth()));
        run.candles("40000", "2000");
        run.deposit("100000");
        return run;
    }

    /** Funded, then 1 BTC bought for 40 000 USDT: a fall of BTC by 1 000 is a drawdown of 1 %. */
    static RiskRun holdingOneBtc() {
        return holdingOneBtc(breakerAlone());
    }

    static RiskRun holdingOneBtc(RiskParameters parameters) {
        RiskRun run = funded(parameters);
        run.hold("BTC", "1");
        run.balances("USDT", "60000");
        return run;
    }

    /** Rules of another market are known. */
    void describe(InstrumentId id) {
        on(new RiskInput.InstrumentDescribed(
                Markets.instrument(id, id.symbol().substring(0, id.symbol().length() - "USDT".length()), "0.001")));
    }

    RiskState state() {
        return engine.state();
    }

    RiskRun restartingBetweenInputs() {
        restarts = true;
        return this;
    }

    List<RiskOutput> on(RiskInput input) {
        if (restarts) {
            engine.restore(engine.snapshot());
        }
        List<RiskOutput> answers = engine.on(input);
        outputs.addAll(answers);
        return answers;
    }

    List<RiskOutput> candles(String btcPrice, String ethPrice) {
        var received = new ArrayList<>(on(new RiskInput.CandleClosed(Markets.candle(BTC, nowMs, dec(btcPrice)))));
        received.addAll(on(new RiskInput.CandleClosed(Markets.candle(ETH, nowMs, dec(ethPrice)))));
        return received;
    }

    /** The drawdown, in percent, of a portfolio holding one BTC bought at 40 000 of 100 000. */
    List<RiskOutput> fallTo(int drawdownPercent) {
        nowMs += Markets.HOUR_MS;
        return candles(Integer.toString(40_000 - 1_000 * drawdownPercent), "2000");
    }

    void passHours(int hours) {
        nowMs += hours * Markets.HOUR_MS;
    }

    void deposit(String amount) {
        netDeposits = netDeposits.plus(dec(amount));
        balances = balances.plus("USDT", dec(amount));
        snapshot(true, "");
    }

    void hold(String asset, String amount) {
        balances = balances.plus(asset, dec(amount).minus(balances.of(asset)));
    }

    void balances(String asset, String amount) {
        hold(asset, amount);
        snapshot(true, "");
    }

    List<RiskOutput> snapshot(boolean reconciled, String difference) {
        return on(new RiskInput.BooksChanged(
                new AccountBooks(ACCOUNT, balances, netDeposits, nowMs, reconciled, difference)));
    }

    List<RiskOutput> resume(String person) {
        return on(new RiskInput.ResumeAsked(RiskScope.ALL, "reviewed", person));
    }

    List<RiskOutput> halt(RiskScope scope) {
        return on(new RiskInput.HaltAsked(scope, "a test", "alice"));
    }

    /** The answers to an intent. */
    List<RiskOutput> judge(OrderIntent intent) {
        return on(new RiskInput.IntentMade(intent));
    }

    /** The rule that rejected an intent, or {@code approved}. */
    String ruleOn(OrderIntent intent) {
        return switch (judge(intent).getLast()) {
            case RiskOutput.Rejected rejected -> rejected.verdict().rule();
            case RiskOutput.Approved approved -> approved.verdict().rule();
            case RiskOutput.Commanded ignored -> "commanded";
            case RiskOutput.Reported ignored -> "reported";
            case RiskOutput.Alerted alerted -> alerted.subject();
        };
    }

    void end(OrderIntent intent, OrderState end) {
        on(new RiskInput.OrderMoved(new OrderUpdate(
                ClientOrderId.of(intent.intentId()),
                intent.intentId(),
                intent.engine(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                end,
                Decimal.ZERO,
                Decimal.ZERO,
                "",
                nowMs)));
    }

    void execute(OrderIntent intent, String quantity) {
        on(new RiskInput.Executed(new Execution(
                "exec-" + intent.intentId() + "-" + quantity,
                intent.intentId(),
                intent.account(),
                intent.instrument(),
                intent.side(),
                intent.referencePrice(),
                dec(quantity),
                dec(quantity).times(intent.referencePrice()),
                Decimal.ZERO,
                "USDT",
                nowMs)));
    }

    IntentBuilder buy(String quoteAmount) {
        return new IntentBuilder(this, Side.BUY, new OrderAmount.OfQuote(dec(quoteAmount)));
    }

    IntentBuilder sell(String quantity) {
        return new IntentBuilder(this, Side.SELL, new OrderAmount.OfBase(dec(quantity)));
    }

    static List<RiskAction> actionsIn(List<RiskOutput> outputs) {
        var actions = new ArrayList<RiskAction>();
        for (RiskOutput output : outputs) {
            if (output instanceof RiskOutput.Commanded commanded) {
                actions.add(commanded.command().action());
            }
        }
        return actions;
    }

    /** The levels that the breaker moved to, in order. */
    List<Integer> levels() {
        return state().transitions().stream().map(BreakerTransition::level).toList();
    }

    /** An intent that every check approves, until a test bends it. */
    static final class IntentBuilder {
        private static long made;

        private final RiskRun run;
        private final Side side;
        private OrderAmount amount;
        String id = "intent-" + ++made;
        EngineId engine = EngineId.CORE_HODL;
        String account = ACCOUNT;
        InstrumentId instrument = BTC;
        long epoch;
        Decimal reference = dec("40000");

        IntentBuilder(RiskRun run, Side side, OrderAmount amount) {
            this.run = run;
            this.side = side;
            this.amount = amount;
            epoch = run.state().halts().epoch();
        }

        IntentBuilder id(String newId) {
            id = newId;
            return this;
        }

        IntentBuilder engine(EngineId newEngine) {
            engine = newEngine;
            return this;
        }

        IntentBuilder account(String newAccount) {
            account = newAccount;
            return this;
        }

        IntentBuilder instrument(InstrumentId newInstrument) {
            instrument = newInstrument;
            return this;
        }

        IntentBuilder epoch(long newEpoch) {
            epoch = newEpoch;
            return this;
        }

        IntentBuilder reference(String price) {
            reference = dec(price);
            return this;
        }

        IntentBuilder ofBase(String quantity) {
            amount = new OrderAmount.OfBase(dec(quantity));
            return this;
        }

        OrderIntent make() {
            return new OrderIntent(
                    id,
                    engine,
                    account,
                    instrument,
                    side,
                    ExecutionStyle.MARKET,
                    amount,
                    side == Side.SELL,
                    epoch,
                    run.nowMs,
                    reference,
                    "a test");
        }
    }
}
