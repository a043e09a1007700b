package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Protection;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.TimeInForce;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Side;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our words for orders and executions in the exchange's, and back. */
final class Requests {
    private Requests() {}

    static Category category(MarketCategory category) {
        return switch (category) {
            case SPOT -> Category.SPOT;
            case LINEAR -> Category.LINEAR;
        };
    }

    static InstrumentId instrument(ExecutionReport report) {
        return new InstrumentId(
                switch (report.category()) {
                    case SPOT -> MarketCategory.SPOT;
                    case LINEAR -> MarketCategory.LINEAR;
                },
                report.symbol());
    }

    /** @param stop that the order brings with it; null for none */
    static OrderRequest of(ParentOrder order, ChildOrder childOrder, @Nullable Decimal stop) {
        OrderRequest request = switch (order.intent().instrument().category()) {
            case SPOT -> spot(order, childOrder);
            case LINEAR -> linear(order, childOrder);
        };
        return stop == null ? request : request.protectedBy(Protection.stopAt(stop.toBigDecimal()));
    }

    private static OrderRequest spot(ParentOrder order, ChildOrder childOrder) {
        return switch (childOrder.kind()) {
            case MARKET ->
                switch (childOrder.amount()) {
                    case OrderAmount.OfBase base ->
                        spotMarket(order, childOrder, base.quantity(), QuantityUnit.BASE_COIN);
                    case OrderAmount.OfQuote quote ->
                        spotMarket(order, childOrder, quote.amount(), QuantityUnit.QUOTE_COIN);
                };
            case POST_ONLY -> postOnly(order, childOrder);
        };
    }

    private static OrderRequest spotMarket(
            ParentOrder order, ChildOrder childOrder, Decimal quantity, QuantityUnit unit) {
        return OrderRequest.spotMarket(
                order.intent().instrument().symbol(),
                side(order),
                quantity.toBigDecimal(),
                unit,
                childOrder.clientOrderId());
    }

    private static OrderRequest linear(ParentOrder order, ChildOrder childOrder) {
        return switch (childOrder.kind()) {
            case MARKET ->
                OrderRequest.linearMarket(
                        order.intent().instrument().symbol(),
                        side(order),
                        baseQuantity(childOrder).toBigDecimal(),
                        order.reduces(),
                        childOrder.clientOrderId());
            case POST_ONLY -> order.reduces() ? postOnly(order, childOrder).reducing() : postOnly(order, childOrder);
        };
    }

    private static OrderRequest postOnly(ParentOrder order, ChildOrder childOrder) {
        return OrderRequest.limit(
                category(order.intent().instrument().category()),
                order.intent().instrument().symbol(),
                side(order),
                baseQuantity(childOrder).toBigDecimal(),
                Objects.requireNonNull(childOrder.limitPrice()).toBigDecimal(),
                TimeInForce.POST_ONLY,
                childOrder.clientOrderId());
    }

    private static Decimal baseQuantity(ChildOrder childOrder) {
        return ((OrderAmount.OfBase) childOrder.amount()).quantity();
    }

    private static io.eternalengine.bybit.Side side(ParentOrder order) {
        return order.intent().side() == Side.BUY ? io.eternalengine.bybit.Side.BUY : io.eternalengine.bybit.Side.SELL;
    }

    /** The execution in our words. */
    static Execution execution(ExecutionReport report, String intentId, String account, Instrument instrument) {
        Side side = report.side() == io.eternalengine.bybit.Side.BUY ? Side.BUY : Side.SELL;
        return new Execution(
                report.execId(),
                intentId,
                account,
                instrument.id(),
                side,
                Decimal.of(report.price()),
                Decimal.of(report.quantity()),
                Decimal.of(report.value()),
                Decimal.of(report.fee()),
                feeAsset(report, instrument),
                report.timeMs());
    }

    /**
     * The fee's coin. Where the exchange does not name it: spot takes a fee of what is received and pays a rebate in what is
     * given; perpetuals settle in the quote asset.
     */
    static String feeAsset(ExecutionReport report, Instrument instrument) {
        if (!report.feeCoin().isEmpty()) {
            return report.feeCoin();
        }
        boolean inReceived = report.fee().signum() >= 0;
        boolean receivesBase = report.side() == io.eternalengine.bybit.Side.BUY;
        return instrument.id().category() == MarketCategory.SPOT && inReceived == receivesBase
                ? instrument.baseAsset()
                : instrument.quoteAsset();
    }
}
