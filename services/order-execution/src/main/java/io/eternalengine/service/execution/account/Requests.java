package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.OrderRequest;
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

    static OrderRequest of(ParentOrder order, ChildOrder childOrder) {
        var side =
                order.intent().side() == Side.BUY ? io.eternalengine.bybit.Side.BUY : io.eternalengine.bybit.Side.SELL;
        String symbol = order.intent().instrument().symbol();
        return switch (childOrder.kind()) {
            case MARKET ->
                switch (childOrder.amount()) {
                    case OrderAmount.OfBase base
                    when order.intent().instrument().category() == MarketCategory.LINEAR ->
                        OrderRequest.linearMarket(
                                symbol,
                                side,
                                base.quantity().toBigDecimal(),
                                order.reduces(),
                                childOrder.clientOrderId());
                    case OrderAmount.OfBase base ->
                        OrderRequest.spotMarket(
                                symbol,
                                side,
                                base.quantity().toBigDecimal(),
                                QuantityUnit.BASE_COIN,
                                childOrder.clientOrderId());
                    case OrderAmount.OfQuote quote ->
                        OrderRequest.spotMarket(
                                symbol,
                                side,
                                quote.amount().toBigDecimal(),
                                QuantityUnit.QUOTE_COIN,
                                childOrder.clientOrderId());
                };
            case POST_ONLY ->
                OrderRequest.limit(
                        category(order.intent().instrument().category()),
                        symbol,
                        side,
                        ((OrderAmount.OfBase) childOrder.amount()).quantity().toBigDecimal(),
                        Objects.requireNonNull(childOrder.limitPrice()).toBigDecimal(),
                        TimeInForce.POST_ONLY,
                        childOrder.clientOrderId());
        };
    }

    /** The execution in our words. */
    static Execution execution(ExecutionReport report, ChildOrder childOrder, String account, Instrument instrument) {
        Side side = report.side() == io.eternalengine.bybit.Side.BUY ? Side.BUY : Side.SELL;
        return new Execution(
                report.execId(),
                childOrder.intentId(),
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
