package io.eternalengine.simulation;

/** An exception that a test throws inside a machine, at one of the {@linkplain #point points} that {@link FaultLoader} puts in. */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static long passed;
    private static long strikesAt;

    private Fault(long point) {
        super("struck at point " + point, null, false, false);
    }

    /** From now on, until it is disarmed, the point of this number throws; the first is 1. */
    static void arm(long number) {
        passed = 0;
        strikesAt = number;
    }

    /** How many points were passed since it was armed. */
    static long disarm() {
        strikesAt = 0;
        return passed;
    }

    /** At the begin of every method of a machine. */
    public static void point() {
        if (strikesAt > 0) {
            passed++;
            if (passed == strikesAt) {
                throw new Fault(passed);
            }
        }
    }
}
