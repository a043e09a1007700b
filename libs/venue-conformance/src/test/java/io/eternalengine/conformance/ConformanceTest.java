package io.eternalengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.conformance.scene.PackagedVenue;
import io.eternalengine.conformance.scene.RsaAccount;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The simulator passes every case, and the suite is no formality: an empty server passes none. */
class ConformanceTest {
    private static final int LEAST_CASES = 60;

    @TestFactory
    Stream<DynamicTest> theSimulatorPasses() throws InterruptedException {
        PackagedVenue venue = PackagedVenue.running();
        // Away from a settlement of funding, which would move balances of open positions.
        venue.advanceToFunding();
        venue.advanceToFullHour();
        return results(venue, "demo-key-CORE-HODL", "demo-secret-CORE-HODL", found -> true);
    }

    /** With a venue of their own: they end with the address banned. */
    @TestFactory
    Stream<DynamicTest> theSimulatorHoldsAnAddressToItsQuota() throws InterruptedException {
        try (PackagedVenue venue = PackagedVenue.withQuota()) {
            return results(venue, "demo-key", "demo-secret", ConformanceSuite.quotaCases());
        }
    }

    /** Whatever a signature is needed for: reads, writes, the private stream and order entry. */
    @TestFactory
    Stream<DynamicTest> theSimulatorTakesAnRsaKey() throws InterruptedException {
        return results(
                PackagedVenue.running(),
                RsaAccount.KEY,
                RsaAccount.privatePem(),
                found -> found.id().matches("BY-(0..|7..|80.)"));
    }

    private static Stream<DynamicTest> results(
            PackagedVenue venue, String key, String secret, Predicate<ConformanceCase> chosen)
            throws InterruptedException {
        return results(
                venue,
                key,
                secret,
                ConformanceSuite.cases().stream().filter(chosen).toList());
    }

    private static Stream<DynamicTest> results(
            PackagedVenue venue, String key, String secret, List<ConformanceCase> cases) throws InterruptedException {
        Address address = new Address(
                venue.rest(),
                venue.streams(),
                key,
                secret,
                Optional.of(new SimulatorClock(URI.create(venue.rest()), PackagedVenue.ADMIN_TOKEN)),
                0);
        List<ConformanceRun.Result> results;
        try (Venue tested = new Venue(address)) {
            results = new ConformanceRun(System.out).against(tested, cases);
        }
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.tested().id() + " " + result.tested().asserts(),
                        () -> assertThat(result.failure()).isEmpty()));
    }

    @Test
    void hasCasesEnoughAndEachNumberOnce() {
        assertThat(ConformanceSuite.cases())
                .hasSizeGreaterThanOrEqualTo(LEAST_CASES)
                .extracting(ConformanceCase::id)
                .isSorted();
    }
}
