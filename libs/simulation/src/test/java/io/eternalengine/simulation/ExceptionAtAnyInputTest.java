package io.eternalengine.simulation;

import org.junit.jupiter.api.Test;

/** A machine that threw half-way through an input and went on from the last commit is as one that never began with it. */
class ExceptionAtAnyInputTest {
    @Test
    void restoredFromTheLastCommitEqualsNeverHavingBegun() throws ReflectiveOperationException {
        ClassLoader loader = new FaultLoader(ExceptionAtAnyInputTest.class.getClassLoader());
        Class<?> worlds = loader.loadClass(StruckWorlds.class.getName());

        ((Runnable) worlds.getConstructor().newInstance()).run();
    }
}
