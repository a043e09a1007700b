package io.eternalengine.simulation;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An engine, risk or the orchestrator, as a shell sees it.
 *
 * @param <I> its inputs
 * @param <O> what it answers
 */
record Machine<I, O>(Function<I, O> on, Supplier<byte[]> snapshot, Consumer<byte[]> restore) {}
