package io.eternalengine.risk;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.state.FrozenMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The positions of all accounts of TREND, with the orders under way that make them larger, by account and symbol. */
final class DirectionalPositions {
    /**
     * One of them.
     *
     * @param worth when it was entered or approved, in the quote asset, for as long as no mark is known
     */
    private record Sized(String account, InstrumentId instrument, Decimal quantity, Decimal worth) {
        Sized plus(PendingOrder order) {
            return new Sized(account, instrument, quantity.plus(order.quantity()), worth.plus(order.value()));
        }

        boolean isOf(String otherAccount, InstrumentId other) {
            return account.equals(otherAccount) && instrument.symbol().equals(other.symbol());
        }
    }

    private final RiskState state;
    private final List<Sized> all = new ArrayList<>();

    DirectionalPositions(RiskStep step) {
        state = step.state();
        for (Account account : state.portfolio().accounts()) {
            if (account.isOf(EngineId.TREND)) {
                addPositions(account.books());
            }
        }
        for (PendingOrder order : state.pending().all()) {
            if (step.parameters().mayTrade(EngineId.TREND, order.account()) && !order.closes(state.portfolio())) {
                add(order);
            }
        }
    }

    private void addPositions(AccountBooks books) {
        FrozenMap<InstrumentId, PerpetualPosition> positions = FrozenMap.copyOf(books.perpetuals());
        for (int i = 0; i < positions.size(); i++) {
            PerpetualPosition position = positions.valueAt(i);
            all.add(new Sized(
                    books.account(),
                    positions.keyAt(i),
                    position.quantity().abs(),
                    position.cost().abs()));
        }
    }

    private void add(PendingOrder order) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isOf(order.account(), order.instrument())) {
                all.set(i, all.get(i).plus(order));
                return;
            }
        }
        all.add(new Sized(order.account(), order.instrument(), order.quantity(), order.value()));
    }

    /** How many there are, that of the intent not counted. */
    int besides(OrderIntent intent) {
        int others = 0;
        for (int i = 0; i < all.size(); i++) {
            others += all.get(i).isOf(intent.account(), intent.instrument()) ? 0 : 1;
        }
        return others;
    }

    /** What would be lost if all of them were stopped out now. */
    Decimal atStake() {
        Decimal sum = Decimal.ZERO;
        for (int i = 0; i < all.size(); i++) {
            Sized sized = all.get(i);
            MarketMark market = state.portfolio().marks().of(sized.instrument());
            sum = sum.plus(
                    market == null
                            ? sized.worth()
                            : atStake(
                                    sized.quantity(),
                                    market.price(),
                                    state.surveillance().stops().of(sized.account(), sized.instrument())));
        }
        return sum;
    }

    /** What a stop would lose; without one all of it is at stake. */
    static Decimal atStake(Decimal quantity, Decimal mark, @Nullable Decimal stop) {
        return quantity.times(stop == null ? mark : mark.minus(stop).abs());
    }
}
