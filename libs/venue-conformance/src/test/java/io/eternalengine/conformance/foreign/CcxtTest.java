package io.eternalengine.conformance.foreign;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** npm's {@code ccxt}: REST and streams, in {@code src/test/node/ccxt.test.mjs}. */
class CcxtTest {
    @TestFactory
    Stream<DynamicTest> takesTheSimulatorForTheExchange() throws IOException, InterruptedException {
        return NodeTests.of("ccxt.test.mjs", "TREND-1", 24);
    }
}
