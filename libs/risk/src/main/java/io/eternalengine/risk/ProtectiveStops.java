package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the stops of positions stand at the exchange: where the latest entry put them, or where a move brought them that the exchange
 * has. A move that is approved only waits. It changes in place.
 */
final class ProtectiveStops {
    private static final int FIRST_FORMAT_WITH_MOVES = 4;

    private final SortedMap<String, Decimal> stops = new TreeMap<>();
    /** By intent. */
    private final SortedMap<String, PendingMove> moves = new TreeMap<>();

    private static String key(String account, InstrumentId instrument) {
        return account + "/" + instrument.symbol();
    }

    /** The stop of the latest entry of an account into a symbol, or where it was moved since; null when it had none. */
    @Nullable
    Decimal of(String account, InstrumentId instrument) {
        return stops.isEmpty() ? null : stops.get(key(account, instrument));
    }

    /** An entry brings its stop with it; what is under way of a position before it concerns it no more. */
    void entered(OrderIntent entry, Decimal stop) {
        moves.values().removeIf(move -> move.isOf(entry.account(), entry.instrument()));
        stops.put(key(entry.account(), entry.instrument()), stop);
    }

    /** A move was approved. One too many is not remembered: then the stop counts where it stands, which is farther. */
    void asked(OrderIntent move) {
        if (moves.size() < StateBounds.MOST_MOVES) {
            moves.put(
                    move.intentId(), new PendingMove(move.account(), move.instrument(), move.side(), move.movedStop()));
        }
    }

    /** News of a move, or of another order: with its end the stop stands where it was moved to, unless it stands nearer. */
    void on(OrderUpdate update) {
        if (moves.isEmpty() || !update.state().isTerminal()) {
            return;
        }
        PendingMove move = moves.remove(update.intentId());
        if (move == null || update.state() != OrderState.FILLED) {
            return;
        }
        Decimal stands = of(move.account(), move.instrument());
        if (stands == null || move.isNearerThan(stands)) {
            stops.put(key(move.account(), move.instrument()), move.stopPrice());
        }
    }

    /** Stops at the exchange, by account and symbol. */
    SortedMap<String, Decimal> all() {
        return stops;
    }

    int movesUnderWay() {
        return moves.size();
    }

    void write(StateWriter writer, int format) {
        writer.writeMap(stops, StateWriter::writeText, StateWriter::writeDecimal);
        if (format >= FIRST_FORMAT_WITH_MOVES) {
            writer.writeMap(moves, StateWriter::writeText, (out, move) -> move.write(out));
        }
    }

    void read(StateReader reader, int format) {
        stops.putAll(reader.readMap(StateReader::readText, StateReader::readDecimal));
        if (format >= FIRST_FORMAT_WITH_MOVES) {
            moves.putAll(reader.readMap(StateReader::readText, PendingMove::read));
        }
    }
}
