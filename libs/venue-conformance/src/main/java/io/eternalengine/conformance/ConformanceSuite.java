package io.eternalengine.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All cases, in the order of their numbers. */
public final class ConformanceSuite {
    private ConformanceSuite() {}

    /** The cases that spend what one address may ask for; the last one gets it banned. */
    public static List<ConformanceCase> quotaCases() {
        return QuotaCases.all();
    }

    /** Every case once, but for {@link #quotaCases}. */
    public static List<ConformanceCase> cases() {
        List<ConformanceCase> cases = Stream.of(
                        SigningCases.all(),
                        MarketCases.all(),
                        SpotOrderCases.all(),
                        LinearOrderCases.all(),
                        RecordCases.all(),
                        AccountCases.all(),
                        PublicStreamCases.all(),
                        PrivateStreamCases.all(),
                        OrderEntryCases.all(),
                        MoneyCases.all())
                .flatMap(List::stream)
                .toList();
        Set<String> ids = new HashSet<>();
        cases.forEach(found -> {
            if (!ids.add(found.id())) {
                throw new IllegalStateException(found.id() + " is the number of two cases");
            }
        });
        return cases;
    }
}
