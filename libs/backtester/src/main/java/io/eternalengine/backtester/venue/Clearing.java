package io.eternalengine.backtester.venue;

import io.eternalengine.domain.accounting.AccountLedger;
import io.eternalengine.domain.accounting.LedgerEvent;
import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;

/** Books executions of one instrument, and says beforehand whether an account can afford them. */
final class Clearing {
    /** As a fraction of the sums compared: coarser than doubles by far, so that what is nearer to the bound is computed exactly. */
    private static final double APPROXIMATION_TOLERANCE = 1e-9;

    private final Instrument instrument;
    private final FillAssumptions assumptions;
    private final VenueBooks books;
    private final PriceBoard prices;
    private long executions;

    Clearing(Instrument instrument, FillAssumptions assumptions, VenueBooks books, PriceBoard prices) {
        this.instrument = instrument;
        this.assumptions = assumptions;
        this.books = books;
        this.prices = prices;
    }

    /** Books an execution; spot purchases pay their fee in the coin. */
    Execution book(
            String intentId, String account, Side side, Decimal price, Decimal quantity, boolean maker, long atMs) {
        Decimal value = price.times(quantity);
        Decimal feeFraction = maker ? assumptions.makerFee(instrument.id()) : assumptions.takerFee(instrument.id());
        boolean feeInCoin = isSpot() && side == Side.BUY;
        executions++;
        var execution = new Execution(
                instrument.id().symbol() + "-" + instrument.id().category() + "-" + executions,
                intentId,
                account,
                instrument.id(),
                side,
                price,
                quantity,
                value,
                (feeInCoin ? quantity : value).times(feeFraction),
                feeInCoin ? instrument.baseAsset() : instrument.quoteAsset(),
                atMs);
        books.apply(new LedgerEvent.Traded(execution, instrument.baseAsset()));
        return execution;
    }

    /** Why the exchange refuses an order; empty when it does not. */
    String objection(String account, Side side, Decimal quantity, Decimal value) {
        if (!quantity.isMultipleOf(instrument.quantityStep())
                || quantity.isAbove(instrument.maxMarketQuantity())
                || instrument.isTooSmall(quantity, value)) {
            return "quantity " + quantity + " worth " + value + " is against the trading rules";
        }
        return isSpot() ? spotObjection(account, side, quantity, value) : marginObjection(account, side, quantity);
    }

    private String spotObjection(String account, Side side, Decimal quantity, Decimal value) {
        AccountLedger books = this.books.account(account);
        boolean buys = side == Side.BUY;
        Decimal held = buys ? books.cash() : books.coins(instrument.baseAsset()).quantity();
        Decimal needed = buys ? value : quantity;
        return needed.isAbove(held) ? "insufficient balance: " + needed + " is needed, " + held + " is held" : "";
    }

    private String marginObjection(String account, Side side, Decimal quantity) {
        PerpetualPosition position = position(account);
        boolean closes = !position.isFlat() && position.quantity().isPositive() == (side == Side.SELL);
        Decimal opened = closes ? quantity.minus(position.quantity().abs()) : quantity;
        if (!opened.isPositive()) {
            return "";
        }
        Decimal notional = notional(account).plus(opened.times(prices.priceOf(instrument.id())));
        Decimal needed = notional.times(assumptions.initialMarginFraction());
        Decimal margin = margin(account, instrument.id(), prices.priceOf(instrument.id()));
        return needed.isAbove(margin) ? "insufficient margin: " + needed + " is needed, " + margin + " is there" : "";
    }

    /** Coins of the spot market, or the position in the perpetual: negative when short. */
    Decimal held(String account) {
        return isSpot()
                ? books.account(account).coins(instrument.baseAsset()).quantity()
                : position(account).quantity();
    }

    PerpetualPosition position(String account) {
        return books.account(account).position(instrument.id());
    }

    /** Cash and unrealised profit of perpetuals; coins are not counted as collateral. */
    Decimal margin(String account, InstrumentId moved, Decimal movedTo) {
        AccountLedger ledger = books.account(account);
        Decimal margin = ledger.cash();
        for (int i = 0; i < ledger.perpetuals().size(); i++) {
            InstrumentId held = ledger.perpetuals().keyAt(i);
            Decimal price = held.equals(moved) ? movedTo : prices.priceOf(held);
            margin = margin.plus(ledger.perpetuals().valueAt(i).unrealised(price));
        }
        return margin;
    }

    /** Approximate, in doubles: true only where the exact sums are certain to say so, too; else they are made. */
    boolean isFarFromLiquidation(String account, InstrumentId moved, Decimal movedTo) {
        AccountLedger ledger = books.account(account);
        double margin = ledger.cash().toApproximateDouble();
        double sums = Math.abs(margin);
        double notional = 0;
        for (int i = 0; i < ledger.perpetuals().size(); i++) {
            InstrumentId held = ledger.perpetuals().keyAt(i);
            PerpetualPosition position = ledger.perpetuals().valueAt(i);
            double now = prices.priceOf(held).toApproximateDouble();
            double price = held.equals(moved) ? movedTo.toApproximateDouble() : now;
            double quantity = position.quantity().toApproximateDouble();
            double cost = position.cost().toApproximateDouble();
            margin += quantity * price - cost;
            sums += Math.abs(quantity * price) + Math.abs(cost);
            notional += Math.abs(quantity * now);
        }
        double maintenance = notional * assumptions.maintenanceMarginFraction().toApproximateDouble();
        return margin - maintenance > (sums + maintenance) * APPROXIMATION_TOLERANCE;
    }

    /** Value of all perpetual positions of an account. */
    Decimal notional(String account) {
        var perpetuals = books.account(account).perpetuals();
        Decimal notional = Decimal.ZERO;
        for (int i = 0; i < perpetuals.size(); i++) {
            notional = notional.plus(perpetuals.valueAt(i).notional(prices.priceOf(perpetuals.keyAt(i))));
        }
        return notional;
    }

    private boolean isSpot() {
        return instrument.id().category() == MarketCategory.SPOT;
    }
}
