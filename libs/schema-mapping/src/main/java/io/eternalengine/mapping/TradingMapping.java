package io.eternalengine.mapping;

import static io.eternalengine.mapping.Fields.decimal;
import static io.eternalengine.mapping.Fields.decimalOrNull;
import static io.eternalengine.mapping.Fields.decimalOrZero;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.ClientOrderId;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.domain.model.Validity;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.schemas.v1.AccountSnapshot;
import io.eternalengine.schemas.v1.AssetBalance;
import io.eternalengine.schemas.v1.CapitalAllocated;
import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.FeeRateStated;
import io.eternalengine.schemas.v1.OrderIntended;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.PerpetualPositionMessage;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Intents, verdicts, orders, executions, accounts and capital. */
public final class TradingMapping {
    /** Of one account: far more than one is meant to hold. */
    private static final int MOST_ASSETS = 200;

    private TradingMapping() {}

    public static FeeRates toModel(FeeRateStated message) {
        return new FeeRates(
                message.getAccount(),
                Fields.instrument(message.getCategory(), message.getSymbol()),
                decimal("maker_rate", message.getMakerRate()),
                decimal("taker_rate", message.getTakerRate()),
                message.getStatedAtMs());
    }

    public static FeeRateStated toWire(FeeRates rates) {
        return FeeRateStated.newBuilder()
                .setAccount(rates.account())
                .setCategory(Fields.category(rates.instrument().category()))
                .setSymbol(rates.instrument().symbol())
                .setMakerRate(rates.maker().toString())
                .setTakerRate(rates.taker().toString())
                .setStatedAtMs(rates.statedAtMs())
                .build();
    }

    public static OrderIntent toModel(OrderIntended message) {
        return new OrderIntent(
                message.getIntentId(),
                EngineId.of(message.getEngine()),
                message.getAccount(),
                Fields.instrument(message.getCategory(), message.getSymbol()),
                Fields.side(message.getSide()),
                Fields.style(message.getStyle()),
                Fields.amount(message.getQuantity(), message.getQuoteAmount()),
                message.getReducesExposure(),
                message.getRiskEpoch(),
                message.getDecidedAtMs(),
                decimal("reference_price", message.getReferencePrice()),
                message.getReason(),
                decimalOrNull("stop_price", message.getStopPrice()),
                validUntil(message.getValidUntilMs(), message.getDecidedAtMs(), message.getReducesExposure()));
    }

    public static OrderIntended toWire(OrderIntent intent) {
        return OrderIntended.newBuilder()
                .setIntentId(intent.intentId())
                .setEngine(intent.engine().label())
                .setAccount(intent.account())
                .setCategory(Fields.category(intent.instrument().category()))
                .setSymbol(intent.instrument().symbol())
                .setSide(Fields.side(intent.side()))
                .setStyle(Fields.style(intent.style()))
                .setQuantity(Fields.quantity(intent.amount()))
                .setQuoteAmount(Fields.quoteAmount(intent.amount()))
                .setReducesExposure(intent.reduceOnly())
                .setRiskEpoch(intent.riskEpoch())
                .setDecidedAtMs(intent.decidedAtMs())
                .setReferencePrice(intent.referencePrice().toString())
                .setReason(intent.reason())
                .setStopPrice(Fields.text(intent.stopPrice()))
                .setValidUntilMs(intent.validUntilMs())
                .build();
    }

    public static Verdict toModel(RiskVerdict message) {
        boolean approved = switch (message.getOutcome()) {
            case VERDICT_OUTCOME_APPROVED -> true;
            case VERDICT_OUTCOME_REJECTED -> false;
            case VERDICT_OUTCOME_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException(
                        "outcome is " + message.getOutcome() + ": must be APPROVED or REJECTED");
        };
        return new Verdict(
                message.getIntentId(),
                EngineId.of(message.getEngine()),
                message.getAccount(),
                approved,
                message.getRule(),
                message.getExplanation(),
                message.getRiskEpoch(),
                message.getDecidedAtMs());
    }

    public static RiskVerdict toWire(Verdict verdict) {
        return RiskVerdict.newBuilder()
                .setIntentId(verdict.intentId())
                .setEngine(verdict.engine().label())
                .setAccount(verdict.account())
                .setOutcome(
                        verdict.approved()
                                ? VerdictOutcome.VERDICT_OUTCOME_APPROVED
                                : VerdictOutcome.VERDICT_OUTCOME_REJECTED)
                .setRule(verdict.rule())
                .setExplanation(verdict.explanation())
                .setRiskEpoch(verdict.riskEpoch())
                .setDecidedAtMs(verdict.decidedAtMs())
                .build();
    }

    /** The command that carries an approved intent to order execution. */
    public static PlaceOrder toPlaceOrder(OrderIntent intent, Verdict verdict, boolean reduces, Decimal markPrice) {
        return PlaceOrder.newBuilder()
                .setClientOrderId(ClientOrderId.of(intent.intentId()))
                .setIntentId(intent.intentId())
                .setEngine(intent.engine().label())
                .setAccount(intent.account())
                .setCategory(Fields.category(intent.instrument().category()))
                .setSymbol(intent.instrument().symbol())
                .setSide(Fields.side(intent.side()))
                .setStyle(Fields.style(intent.style()))
                .setQuantity(Fields.quantity(intent.amount()))
                .setQuoteAmount(Fields.quoteAmount(intent.amount()))
                .setReducesExposure(reduces)
                .setRiskEpoch(verdict.riskEpoch())
                .setDecidedAtMs(intent.decidedAtMs())
                .setMarkPrice(markPrice.toString())
                .setStopPrice(Fields.text(intent.stopPrice()))
                .setValidUntilMs(intent.validUntilMs())
                .build();
    }

    /** The intent inside an order command, its epoch being that of the approval. */
    public static OrderIntent intentOf(PlaceOrder message) {
        return new OrderIntent(
                message.getIntentId(),
                EngineId.of(message.getEngine()),
                message.getAccount(),
                Fields.instrument(message.getCategory(), message.getSymbol()),
                Fields.side(message.getSide()),
                Fields.style(message.getStyle()),
                Fields.amount(message.getQuantity(), message.getQuoteAmount()),
                message.getReducesExposure(),
                message.getRiskEpoch(),
                message.getDecidedAtMs(),
                decimal("mark_price", message.getMarkPrice()),
                "",
                decimalOrNull("stop_price", message.getStopPrice()),
                validUntil(message.getValidUntilMs(), message.getDecidedAtMs(), message.getReducesExposure()));
    }

    /** A message of before there were ends of validity has the usual one. */
    private static long validUntil(long validUntilMs, long decidedAtMs, boolean reduces) {
        return validUntilMs == 0 ? Validity.until(decidedAtMs, reduces) : validUntilMs;
    }

    public static OrderUpdate toModel(OrderStateChanged message) {
        return new OrderUpdate(
                message.getClientOrderId(),
                message.getIntentId(),
                EngineId.of(message.getEngine()),
                message.getAccount(),
                Fields.instrument(message.getCategory(), message.getSymbol()),
                Fields.side(message.getSide()),
                Fields.state(message.getState()),
                decimalOrZero("filled_quantity", message.getFilledQuantity()),
                decimalOrZero("filled_value", message.getFilledValue()),
                message.getCause(),
                message.getEventTimeMs());
    }

    /** Without journal sequence and latency clocks: order execution adds them. */
    public static OrderStateChanged.Builder toWire(OrderUpdate update) {
        return OrderStateChanged.newBuilder()
                .setClientOrderId(update.clientOrderId())
                .setIntentId(update.intentId())
                .setEngine(update.engine().label())
                .setAccount(update.account())
                .setCategory(Fields.category(update.instrument().category()))
                .setSymbol(update.instrument().symbol())
                .setSide(Fields.side(update.side()))
                .setState(Fields.state(update.state()))
                .setFilledQuantity(update.filledQuantity().toString())
                .setFilledValue(update.filledValue().toString())
                .setCause(update.cause())
                .setEventTimeMs(update.eventTimeMs());
    }

    public static Execution toModel(ExecutionReported message) {
        return new Execution(
                message.getExecutionId(),
                message.getIntentId(),
                message.getAccount(),
                Fields.instrument(message.getCategory(), message.getSymbol()),
                Fields.side(message.getSide()),
                decimal("price", message.getPrice()),
                decimal("quantity", message.getQuantity()),
                decimal("value", message.getValue()),
                decimalOrZero("fee", message.getFee()),
                message.getFeeAsset(),
                message.getExecutedAtMs());
    }

    /** Without client order id, engine, maker flag and journal sequence: order execution adds them. */
    public static ExecutionReported.Builder toWire(Execution execution) {
        return ExecutionReported.newBuilder()
                .setExecutionId(execution.executionId())
                .setIntentId(execution.intentId())
                .setAccount(execution.account())
                .setCategory(Fields.category(execution.instrument().category()))
                .setSymbol(execution.instrument().symbol())
                .setSide(Fields.side(execution.side()))
                .setPrice(execution.price().toString())
                .setQuantity(execution.quantity().toString())
                .setValue(execution.value().toString())
                .setFee(execution.fee().toString())
                .setFeeAsset(execution.feeAsset())
                .setExecutedAtMs(execution.executedAtMs());
    }

    public static AccountBooks toModel(AccountSnapshot message) {
        int assets = message.getBalancesCount();
        Require.check(assets <= MOST_ASSETS, "balances", assets, "must be at most " + MOST_ASSETS, assets);
        var amounts = new TreeMap<String, Decimal>();
        for (AssetBalance balance : message.getBalancesList()) {
            String asset = TextRules.id("asset", balance.getAsset());
            Decimal amount = decimal("balance of " + asset, balance.getAmount());
            Decimal before = amounts.put(asset, amount);
            if (before != null) {
                throw new IllegalArgumentException("balance of " + asset + " is " + before + " and again " + amount
                        + ": an asset must be named once");
            }
        }
        return new AccountBooks(
                message.getAccount(),
                new SpotBalances(amounts),
                decimalOrZero("net_deposits", message.getNetDeposits()),
                message.getAsOfMs(),
                message.getReconciled(),
                message.getDifference(),
                perpetuals(message));
    }

    /** The maintenance margin rate that was stated with an account's books; null when none was. */
    public static @Nullable Decimal marginRate(AccountSnapshot message) {
        String rate = message.getMaintenanceMarginRate();
        return rate.isEmpty()
                ? null
                : Require.notNegative("maintenance_margin_rate", decimal("maintenance_margin_rate", rate));
    }

    private static SortedMap<InstrumentId, PerpetualPosition> perpetuals(AccountSnapshot message) {
        int count = message.getPositionsCount();
        Require.check(count <= MOST_ASSETS, "positions", count, "must be at most " + MOST_ASSETS, count);
        var perpetuals = new TreeMap<InstrumentId, PerpetualPosition>();
        for (PerpetualPositionMessage held : message.getPositionsList()) {
            var instrument = InstrumentId.linear(held.getSymbol());
            var position = new PerpetualPosition(
                    decimal("quantity of " + instrument, held.getQuantity()),
                    decimal("cost of " + instrument, held.getCost()));
            if (position.isFlat() || perpetuals.put(instrument, position) != null) {
                throw new IllegalArgumentException(
                        "position of " + instrument + ": must be named once, and not when it is flat");
            }
        }
        return perpetuals;
    }

    public static AccountSnapshot.Builder toWire(AccountBooks books) {
        var builder = AccountSnapshot.newBuilder()
                .setAccount(books.account())
                .setNetDeposits(books.netDeposits().toString())
                .setAsOfMs(books.asOfMs())
                .setReconciled(books.reconciled())
                .setDifference(books.difference());
        books.balances()
                .amounts()
                .forEach((asset, amount) -> builder.addBalances(
                        AssetBalance.newBuilder().setAsset(asset).setAmount(amount.toString())));
        books.perpetuals()
                .forEach((instrument, position) -> builder.addPositions(PerpetualPositionMessage.newBuilder()
                        .setSymbol(instrument.symbol())
                        .setQuantity(position.quantity().toString())
                        .setCost(position.cost().toString())));
        return builder;
    }

    public static CapitalAllocation toModel(CapitalAllocated message) {
        return new CapitalAllocation(
                message.getAllocationId(),
                EngineId.of(message.getEngine()),
                message.getAccount(),
                decimal("total_capital", message.getTotalCapital()),
                decimal("engine_capital", message.getEngineCapital()),
                message.getEffectiveFromMs());
    }
}
