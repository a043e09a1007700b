package io.eternalengine.reporting;

import com.google.protobuf.ByteString;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.AssetBalance;
import io.eternalengine.schemas.v1.BreakerMoved;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.ExecutionStyle;
import io.eternalengine.schemas.v1.HaltImposed;
import io.eternalengine.schemas.v1.HaltLifted;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.MarketCategory;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;
import io.eternalengine.schemas.v1.RiskStateReported;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.RuleValue;
import io.eternalengine.schemas.v1.Side;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.util.concurrent.atomic.AtomicLong;

/** Well-formed messages; tests change what they are about. */
public final class Messages {
    public static final String ENGINE = "CORE-HODL";
    public static final long START_MS = 1_583_971_200_000L;

    /** One sequence for all tests: they share the topics of their JVM, where epochs never fall. */
    private static final AtomicLong EPOCHS = new AtomicLong();

    private Messages() {}

    public static RiskStateReported.Builder report(long asOfMs, String equity, String drawdown, int level) {
        return RiskStateReported.newBuilder()
                .setAsOfMs(asOfMs)
                .setRiskEpoch(EPOCHS.get())
                .setBreakerLevel(level)
                .setEquity(equity)
                .setUnitValue("0.95")
                .setPeakUnitValue("1.05")
                .setDrawdown(drawdown)
                .setMaxDrawdown(drawdown);
    }

    /** A report with which risk publishes its parameters. */
    public static RiskStateReported.Builder report(
            long asOfMs, String equity, String drawdown, int level, RiskParameters parameters) {
        RecordedParameters recorded = RecordedParameters.of(parameters);
        return report(asOfMs, equity, drawdown, level)
                .setParametersHash(recorded.hash())
                .addAllParameters(recorded.values());
    }

    public static RiskCommand breakerMoved(int fromLevel, int toLevel, String drawdown) {
        return command()
                .setBreakerMoved(BreakerMoved.newBuilder()
                        .setFromLevel(fromLevel)
                        .setToLevel(toLevel)
                        .setDrawdown(drawdown)
                        .setUnitValue("0.95")
                        .setPeakUnitValue("1.05"))
                .build();
    }

    public static RiskCommand haltImposed(String haltKey, String reason) {
        return command()
                .setHaltImposed(HaltImposed.newBuilder()
                        .setHaltKey(haltKey)
                        .setScope(RiskScope.newBuilder().setEngine(ENGINE))
                        .setReason(reason)
                        .setImposedBy("ada"))
                .build();
    }

    public static RiskCommand haltLifted(String haltKey) {
        return command()
                .setHaltLifted(HaltLifted.newBuilder()
                        .setHaltKey(haltKey)
                        .setScope(RiskScope.newBuilder().setEngine(ENGINE))
                        .setReason("reviewed")
                        .addApprovedBy("ada"))
                .build();
    }

    public static DecisionRecorded.Builder decision(long sequence, String rule, String explanation) {
        return DecisionRecorded.newBuilder()
                .setEngine(ENGINE)
                .setSequence(sequence)
                .setInput(InputPosition.newBuilder()
                        .setTopic("market.candles.v1")
                        .setPartition(1)
                        .setOffset(sequence))
                .setInputType("eternal.v1.CandleClosed")
                .setEventTimeMs(START_MS + sequence * 60_000)
                .setState("ACCUMULATING")
                .setRule(rule)
                .addValues(RuleValue.newBuilder().setName("close").setValue("7911.43"))
                .setStateHash(ByteString.fromHex("00ff"))
                .setExplanation(explanation);
    }

    public static OrderIntended.Builder intent(String intentId) {
        return OrderIntended.newBuilder()
                .setIntentId(intentId)
                .setEngine(ENGINE)
                .setAccount(ENGINE)
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol("BTCUSDT")
                .setSide(Side.SIDE_BUY)
                .setStyle(ExecutionStyle.EXECUTION_STYLE_MARKET)
                .setQuoteAmount("1428.57")
                .setReferencePrice("7911.43")
                .setDecidedAtMs(START_MS)
                .setReason("daily part 3 of 14");
    }

    public static RiskVerdict.Builder rejection(String intentId, String rule, String explanation) {
        return RiskVerdict.newBuilder()
                .setIntentId(intentId)
                .setEngine(ENGINE)
                .setAccount(ENGINE)
                .setOutcome(VerdictOutcome.VERDICT_OUTCOME_REJECTED)
                .setRule(rule)
                .setExplanation(explanation)
                .setDecidedAtMs(START_MS);
    }

    public static OrderStateChanged.Builder order(String intentId, OrderState state, long journalSequence) {
        return OrderStateChanged.newBuilder()
                .setClientOrderId("order-of-" + intentId)
                .setIntentId(intentId)
                .setEngine(ENGINE)
                .setAccount(ENGINE)
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol("BTCUSDT")
                .setSide(Side.SIDE_BUY)
                .setState(state)
                .setFilledQuantity("0.18057")
                .setFilledValue("1428.5669151")
                .setEventTimeMs(START_MS + journalSequence)
                .setJournalSequence(journalSequence);
    }

    public static ExecutionReported.Builder execution(String intentId, long journalSequence) {
        return ExecutionReported.newBuilder()
                .setExecutionId("execution-of-" + intentId)
                .setClientOrderId("order-of-" + intentId)
                .setIntentId(intentId)
                .setEngine(ENGINE)
                .setAccount(ENGINE)
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol("BTCUSDT")
                .setSide(Side.SIDE_BUY)
                .setPrice("7911.43")
                .setQuantity("0.18057")
                .setValue("1428.5669151")
                .setFee("0.00018057")
                .setFeeAsset("BTC")
                .setExecutedAtMs(START_MS + journalSequence)
                .setJournalSequence(journalSequence);
    }

    public static AccountSnapshot.Builder snapshot(String account) {
        return AccountSnapshot.newBuilder()
                .setAccount(account)
                .setNetDeposits("30000")
                .setAsOfMs(START_MS)
                .setJournalSequence(1)
                .setReconciled(true);
    }

    public static AssetBalance balance(String asset, String amount) {
        return AssetBalance.newBuilder().setAsset(asset).setAmount(amount).build();
    }

    public static CandleClosed.Builder candle(String symbol, String close) {
        return CandleClosed.newBuilder()
                .setCategory(MarketCategory.MARKET_CATEGORY_SPOT)
                .setSymbol(symbol)
                .setIntervalMs(60_000)
                .setOpenTimeMs(START_MS)
                .setOpen(close)
                .setHigh(close)
                .setLow(close)
                .setClose(close)
                .setVolume("1");
    }

    public static CapitalAllocated.Builder allocation(String engineCapital) {
        return CapitalAllocated.newBuilder()
                .setAllocationId("allocation")
                .setEngine(ENGINE)
                .setAccount(ENGINE)
                .setTotalCapital("50000")
                .setEngineCapital(engineCapital)
                .setEffectiveFromMs(START_MS);
    }

    public static AlertRaised.Builder alert(String alertId) {
        return AlertRaised.newBuilder()
                .setAlertId(alertId)
                .setSeverity(AlertSeverity.ALERT_SEVERITY_P2)
                .setSubject("breaker level 1")
                .setText("drawdown reached 0.11")
                .setEventTimeMs(START_MS);
    }

    private static RiskCommand.Builder command() {
        long epoch = EPOCHS.incrementAndGet();
        return RiskCommand.newBuilder()
                .setEpoch(epoch)
                .setCommandId("command-" + epoch)
                .setEventTimeMs(START_MS + epoch * 60_000);
    }
}
