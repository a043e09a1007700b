package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/** The latest figures of a row, oldest first, never more than a given number. */
final class RecentFigures {
    private final int most;
    private final Deque<Decimal> figures = new ArrayDeque<>();

    RecentFigures(int most) {
        this.most = most;
    }

    void add(Decimal figure) {
        if (isFull()) {
            figures.removeFirst();
        }
        figures.addLast(figure);
    }

    boolean isFull() {
        return figures.size() == most;
    }

    /** The latest; there is one. */
    Decimal last() {
        return figures.getLast();
    }

    Deque<Decimal> figures() {
        return figures;
    }

    /** For an indicator. */
    double[] toDoubles() {
        var doubles = new double[figures.size()];
        int next = 0;
        for (Decimal figure : figures) {
            doubles[next++] = figure.toDouble();
        }
        return doubles;
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
