package io.eternalengine.domain.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lots that share what has not changed are, after every purchase and sale, those of a plain list that is copied. */
class SharedLotsEqualPlainListTest {
    private static final int SEEDS = 40;
    private static final int STEPS = 300;

    @ParameterizedTest
    @EnumSource
    void everyPurchaseAndSaleLeavesTheLotsOfAPlainList(LotMethod method) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            List<Lot> plain = new ArrayList<>();
            SpotLots shared = SpotLots.none(method);
            for (int step = 0; step < STEPS; step++) {
                String at = method + ", seed " + seed + ", step " + step;
                SpotLots before = shared;
                List<Lot> plainBefore = List.copyOf(plain);
                // Sales get more frequent, so that all is sold now and then.
                if (plain.isEmpty() || random.nextInt(STEPS) > step) {
                    Lot lot = anyLot(random, step);
                    buy(plain, lot, method);
                    shared = shared.plus(lot);
                } else {
                    Decimal taken = random.nextInt(8) == 0
                            ? before.quantity()
                            : Decimal.ofUnscaled(1 + random.nextInt(3_000), 3).min(before.quantity());
                    List<Lot> released = sell(plain, taken, method);
                    SpotLots.Release release = before.minus(taken);
                    assertThat(release.taken()).as(at).isEqualTo(released);
                    shared = release.left();
                }
                assertThat(shared.lots()).as(at).isEqualTo(plain);
                assertThat(shared.quantity())
                        .as(at)
                        .isEqualTo(sum(plain.stream().map(Lot::quantity).toList()));
                assertThat(shared.cost())
                        .as(at)
                        .isEqualTo(sum(plain.stream().map(Lot::cost).toList()));
                assertThat(before.lots()).as("untouched, " + at).isEqualTo(plainBefore);
            }
            assertThat(bytes(shared)).as("seed " + seed).isEqualTo(bytesOf(method, plain));
            assertThat(SpotLots.read(new StateReader(bytes(shared)))).isEqualTo(shared);
        }
    }

    /** Few prices, so that many lots are equally dear. */
    private static Lot anyLot(Random random, long atMs) {
        Decimal quantity = Decimal.ofUnscaled(1 + random.nextInt(2_000), 3);
        Decimal price = Decimal.of(100 + random.nextInt(5));
        return new Lot(
                quantity, random.nextInt(4) == 0 ? Decimal.ofUnscaled(123_456_789, 6) : quantity.times(price), atMs);
    }

    private static void buy(List<Lot> lots, Lot lot, LotMethod method) {
        if (method == LotMethod.AVERAGE && !lots.isEmpty()) {
            Lot held = lots.removeFirst();
            lots.add(new Lot(held.quantity().plus(lot.quantity()), held.cost().plus(lot.cost()), held.acquiredAtMs()));
        } else {
            lots.add(lot);
        }
    }

    private static List<Lot> sell(List<Lot> lots, Decimal taken, LotMethod method) {
        List<Lot> released = new ArrayList<>();
        Decimal open = taken;
        while (open.isPositive()) {
            int index = method == LotMethod.HIFO ? dearest(lots) : 0;
            Lot lot = lots.get(index);
            Decimal part = open.min(lot.quantity());
            Decimal cost = CostShare.of(lot.cost(), part, lot.quantity());
            released.add(new Lot(part, cost, lot.acquiredAtMs()));
            open = open.minus(part);
            if (part.equals(lot.quantity())) {
                lots.remove(index);
            } else {
                lots.set(index, new Lot(lot.quantity().minus(part), lot.cost().minus(cost), lot.acquiredAtMs()));
            }
        }
        return released;
    }

    private static int dearest(List<Lot> lots) {
        int dearest = 0;
        for (int i = 1; i < lots.size(); i++) {
            dearest = lots.get(i).isDearerThan(lots.get(dearest)) ? i : dearest;
        }
        return dearest;
    }

    private static Decimal sum(List<Decimal> amounts) {
        return amounts.stream().reduce(Decimal.ZERO, Decimal::plus);
    }

    private static byte[] bytes(SpotLots lots) {
        var writer = new StateWriter();
        lots.write(writer);
        return writer.toBytes();
    }

    private static byte[] bytesOf(LotMethod method, List<Lot> lots) {
        var writer = new StateWriter();
        writer.writeEnum(method).writeAll(lots, (out, lot) -> lot.write(out));
        return writer.toBytes();
    }
}
