package io.eternalengine.simulation;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import io.eternalengine.risk.PendingOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The caps of the product on an order that opens, each as a sum of its own: what it comes to, and what is allowed. */
enum Cap {
    /** One order: 5 % of equity in tier 1, 2 % in tier 2. */
    ORDER_VALUE {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            return new Sum(view.value(), part(view, isTierTwo(view) ? "0.02" : "0.05"));
        }
    },
    /** One position, orders under way included: 20 % of equity in tier 1, 5 % in tier 2; not for CORE-HODL. */
    POSITION_VALUE {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            if (view.isOf(EngineId.CORE_HODL)) {
                return null;
            }
            Decimal after = view.held()
                    .abs()
                    .times(view.mark())
                    .plus(view.valueAlongside())
                    .plus(view.value());
            return new Sum(after, part(view, isTierTwo(view) ? "0.05" : "0.20"));
        }
    },
    /** One asset of CORE-HODL: 45 % of equity. */
    ASSET_VALUE {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            if (!view.isOf(EngineId.CORE_HODL)) {
                return null;
            }
            Decimal after =
                    view.held().times(view.mark()).plus(view.valueAlongside()).plus(view.value());
            return new Sum(after, part(view, "0.45"));
        }
    },
    /** Coins are bought with cash that the account has and has not promised. */
    CASH {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            if (view.isPerpetual()) {
                return null;
            }
            Decimal promised = view.value();
            for (PendingOrder order : view.state().pending().values()) {
                boolean buysCoins =
                        order.side() == Side.BUY && order.instrument().category() == MarketCategory.SPOT;
                if (buysCoins && order.account().equals(view.intent().account())) {
                    promised = promised.plus(order.value());
                }
            }
            return new Sum(promised, view.books().balances().of("USDT"));
        }
    },
    /** All perpetuals of an account: twice its equity. */
    LEVERAGE {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            if (!view.isPerpetual()) {
                return null;
            }
            Decimal gross = view.value();
            for (Map.Entry<InstrumentId, PerpetualPosition> position :
                    view.books().perpetuals().entrySet()) {
                gross = gross.plus(position.getValue().notional(view.priceOf(position.getKey())));
            }
            return new Sum(gross, view.accountEquity().times(Decimal.of(2)));
        }
    },
    /** All stops of TREND together: 5 % of equity. */
    HEAT {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            if (!view.isOf(EngineId.TREND)) {
                return null;
            }
            Decimal heat = atStake(view.quantity(), view.mark(), view.intent().stopPrice());
            for (Map.Entry<String, Decimal> position : directional(view.state()).entrySet()) {
                InstrumentId id = InstrumentId.linear(
                        position.getKey().substring(position.getKey().indexOf('/') + 1));
                Decimal stop = view.state().portfolio().stops().get(position.getKey());
                heat = heat.plus(atStake(position.getValue(), view.priceOf(id), stop));
            }
            return new Sum(heat, part(view, "0.05"));
        }
    },
    /** Directional positions at the same time: three. */
    CONCURRENT_POSITIONS {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            if (!view.isOf(EngineId.TREND)) {
                return null;
            }
            SortedMap<String, Decimal> positions = directional(view.state());
            positions.put(
                    view.intent().account() + "/" + view.intent().instrument().symbol(), view.quantity());
            return new Sum(Decimal.of(positions.size()), Decimal.of(3));
        }
    },
    /** The price that decided: 5 % from the mark. */
    PRICE_COLLAR {
        @Override
        @Nullable
        Sum sum(RiskView view) {
            Decimal distance = view.intent().referencePrice().minus(view.mark()).abs();
            return new Sum(distance, view.mark().times(Decimal.of("0.05")));
        }
    };

    /** What would be, and what may be. */
    record Sum(Decimal after, Decimal allowed) {}

    /** Null when the cap does not concern the order. */
    @Nullable
    abstract Sum sum(RiskView view);

    private static Decimal part(RiskView view, String fraction) {
        return view.state().equity().times(Decimal.of(fraction));
    }

    private static boolean isTierTwo(RiskView view) {
        return view.intent().instrument().symbol().equals("SOLUSDT");
    }

    private static Decimal atStake(Decimal quantity, Decimal mark, @Nullable Decimal stop) {
        return quantity.abs().times(stop == null ? mark : mark.minus(stop).abs());
    }

    /** Sizes of TREND's positions and entries under way, by account and symbol. */
    private static SortedMap<String, Decimal> directional(RiskSight state) {
        var sizes = new TreeMap<String, Decimal>();
        for (AccountBooks books : state.accounts().values()) {
            if (books.account().startsWith("TREND")) {
                books.perpetuals()
                        .forEach((id, position) -> sizes.put(
                                books.account() + "/" + id.symbol(),
                                position.quantity().abs()));
            }
        }
        for (PendingOrder order : state.pending().values()) {
            AccountBooks books = state.accounts().get(order.account());
            boolean opens = books != null
                    && !(order.side() == Side.BUY
                            ? books.position(order.instrument()).quantity().isNegative()
                            : books.position(order.instrument()).quantity().isPositive());
            if (order.account().startsWith("TREND") && opens) {
                sizes.merge(order.account() + "/" + order.instrument().symbol(), order.quantity(), Decimal::plus);
            }
        }
        return sizes;
    }
}
