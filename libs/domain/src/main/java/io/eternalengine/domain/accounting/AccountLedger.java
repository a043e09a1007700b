package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.FrozenMap;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.function.Function;

/**
 * The books of one account: cash, coins by lots, perpetual positions, and what moved them.
 *
 * @param quoteAsset in which everything is counted, such as USDT
 * @param spot lots of each coin held
 * @param perpetuals positions that are not flat
 * @param profit realised by trading, before fees
 * @param fees paid; those in a coin count at the price of their trade
 * @param funding received less paid
 * @param netTransfers into this account from other accounts; coins at cost
 * @param netDeposits from outside; coins at the value given
 */
public record AccountLedger(
        String quoteAsset,
        LotMethod method,
        Decimal cash,
        FrozenMap<String, SpotLots> spot,
        FrozenMap<InstrumentId, PerpetualPosition> perpetuals,
        Decimal profit,
        Decimal fees,
        Decimal funding,
        Decimal netTransfers,
        Decimal netDeposits) {
    public static AccountLedger empty(String quoteAsset, LotMethod method) {
        return new AccountLedger(
                quoteAsset,
                method,
                Decimal.ZERO,
                FrozenMap.empty(),
                FrozenMap.empty(),
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO);
    }

    public SpotLots coins(String asset) {
        return spot.getOrDefault(asset, SpotLots.none(method));
    }

    public PerpetualPosition position(InstrumentId instrument) {
        return perpetuals.getOrDefault(instrument, PerpetualPosition.FLAT);
    }

    /** Cash, coins at their prices, and what perpetuals have gained but not realised. */
    public Decimal equity(Function<String, Decimal> priceOfCoin, Function<InstrumentId, Decimal> markPrice) {
        Decimal equity = cash;
        for (int i = 0; i < spot.size(); i++) {
            equity = equity.plus(spot.valueAt(i).quantity().times(priceOfCoin.apply(spot.keyAt(i))));
        }
        for (int i = 0; i < perpetuals.size(); i++) {
            equity = equity.plus(perpetuals.valueAt(i).unrealised(markPrice.apply(perpetuals.keyAt(i))));
        }
        return equity;
    }

    public Conservation conservation() {
        Decimal spotCost = Decimal.ZERO;
        for (int i = 0; i < spot.size(); i++) {
            spotCost = spotCost.plus(spot.valueAt(i).cost());
        }
        return new Conservation(cash, spotCost, fees, funding, profit, netTransfers, netDeposits);
    }

    AccountLedger traded(Execution execution, String baseAsset) {
        var entry = new LedgerEntry(this);
        boolean feeInCoin = !execution.feeAsset().equals(quoteAsset);
        boolean isPerpetual = execution.instrument().category() == MarketCategory.LINEAR;
        if (feeInCoin && (isPerpetual || !execution.feeAsset().equals(baseAsset))) {
            throw new IllegalArgumentException("fee asset of execution " + execution.executionId() + " is "
                    + execution.feeAsset() + ": must be " + (isPerpetual ? "" : baseAsset + " or ") + quoteAsset);
        }
        if (isPerpetual) {
            entry.perpetualTrade(execution);
        } else if (execution.side() == Side.BUY) {
            entry.purchase(execution, baseAsset, feeInCoin);
        } else {
            entry.sale(execution, baseAsset, feeInCoin);
        }
        return entry.booked();
    }

    AccountLedger funded(Decimal amount) {
        var entry = new LedgerEntry(this);
        entry.funding(amount);
        return entry.booked();
    }

    AccountLedger deposited(String asset, Decimal amount, Decimal value, long atMs) {
        var entry = new LedgerEntry(this);
        entry.deposit(asset, amount, value, atMs);
        return entry.booked();
    }

    AccountLedger withdrawn(String asset, Decimal amount, Decimal value) {
        var entry = new LedgerEntry(this);
        entry.withdraw(asset, amount, value);
        return entry.booked();
    }

    public void write(StateWriter writer) {
        writer.writeText(quoteAsset)
                .writeEnum(method)
                .writeDecimal(cash)
                .writeMap(spot, StateWriter::writeText, (out, lots) -> lots.write(out))
                .writeMap(perpetuals, InstrumentCodec::writeId, (out, position) -> position.write(out))
                .writeDecimal(profit)
                .writeDecimal(fees)
                .writeDecimal(funding)
                .writeDecimal(netTransfers)
                .writeDecimal(netDeposits);
    }

    public static AccountLedger read(StateReader reader) {
        return new AccountLedger(
                reader.readText(),
                reader.readEnum(LotMethod.class),
                reader.readDecimal(),
                FrozenMap.copyOf(reader.readMap(StateReader::readText, SpotLots::read)),
                FrozenMap.copyOf(reader.readMap(InstrumentCodec::readId, PerpetualPosition::read)),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal());
    }
}
