package io.eternalengine.engine.offending;

import java.util.Random;
import java.util.concurrent.Callable;

/** Breaks a rule on purpose, once in each method. */
public final class StartsThreads {
    public boolean thread(Thread thread) {
        return thread.isAlive();
    }

    public int randomNumber(Random random) {
        return random.nextInt();
    }

    public boolean callable(Object work) {
        return work instanceof Callable<?>;
    }

    public boolean file(Object place) {
        return place instanceof java.nio.file.Path;
    }
}
