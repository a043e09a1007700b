package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** The latest figures of a row, oldest first, never more than a given number. Beside them the doubles for an indicator. */
final class RecentFigures {
    private final int most;
    private final Deque<Decimal> figures = new ArrayDeque<>();
    private final double[] doubles;

    RecentFigures(int most) {
        this.most = most;
        doubles = new double[most];
    }

    void add(Decimal figure) {
        if (isFull()) {
            figures.removeFirst();
            System.arraycopy(doubles, 1, doubles, 0, most - 1);
        }
        figures.addLast(figure);
        doubles[figures.size() - 1] = figure.toDouble();
    }

    boolean isFull() {
        return figures.size() == most;
    }

    Deque<Decimal> figures() {
        return figures;
    }

    double[] toDoubles() {
        return Arrays.copyOf(doubles, figures.size());
    }

    void write(StateWriter writer) {
        writer.writeAll(figures, StateWriter::writeDecimal);
    }

    static RecentFigures read(StateReader reader, int most) {
        var recent = new RecentFigures(most);
        reader.readAll(StateReader::readDecimal).forEach(recent::add);
        return recent;
    }
}
