package io.eternalengine.cli.history.figures;

/** What a block of figures shows. */
enum FigureTable {
    /** Every important figure of the portfolio and each engine. */
    PERFORMANCE,
    /** The portfolio beside its benchmarks, and against which it lost. */
    BENCHMARKS,
    /** On which approvals the result rests, and the range over their delays. */
    APPROVALS,
    /** The range over the days on which it begins. */
    STARTS,
    /** Returns by regime of BTC. */
    REGIMES,
    /** What happened in bad times. */
    STRESS,
    /** What risk rejected, and what the engines held back. */
    HELD_BACK,
    /** The verdicts of an engine's gate. */
    GATE
}
