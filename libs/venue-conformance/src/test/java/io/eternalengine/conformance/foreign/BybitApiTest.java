package io.eternalengine.conformance.foreign;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** npm's {@code bybit-api}: REST and streams, in {@code src/test/node/bybit-api.test.mjs}. */
class BybitApiTest {
    @TestFactory
    Stream<DynamicTest> takesTheSimulatorForTheExchange() throws IOException, InterruptedException {
        return NodeTests.of("bybit-api.test.mjs", "TREND-2", 19);
    }
}
