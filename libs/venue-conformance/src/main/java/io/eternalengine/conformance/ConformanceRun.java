package io.eternalengine.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Runs cases one after another and prints a line for each. */
public final class ConformanceRun {
    private final PrintStream out;

    /** A run that prints there. */
    public ConformanceRun(PrintStream out) {
        this.out = out;
    }

    /**
     * How a case ended.
     *
     * @param failure why it failed; empty when it passed
     */
    public record Result(ConformanceCase tested, String failure) {
        /** Whether the venue does what it must. */
        public boolean passed() {
            return failure.isEmpty();
        }
    }

    /** The results, in the order of the cases. */
    public List<Result> against(Venue venue, List<ConformanceCase> cases) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        for (ConformanceCase tested : cases) {
            Result result = one(venue, tested);
            results.add(result);
            out.println((result.passed() ? "pass  " : "FAIL  ") + tested.id() + "  " + tested.asserts()
                    + (result.passed() ? "" : System.lineSeparator() + "      " + result.failure()));
        }
        long passed = results.stream().filter(Result::passed).count();
        out.println(passed + " passed, " + (results.size() - passed) + " failed of " + results.size() + " cases");
        return results;
    }

    private static Result one(Venue venue, ConformanceCase tested) throws InterruptedException {
        try {
            tested.check().against(venue);
            return new Result(tested, "");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return new Result(tested, e instanceof Violation ? String.valueOf(e.getMessage()) : e.toString());
        }
    }
}
