package io.eternalengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every case fails against a server that knows nothing, or says yes to everything, so none passes by looking away. */
class EmptyVenueTest {
    @ParameterizedTest(name = "HTTP {0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    404 | Not Found
                    200 | {}
                    200 | {"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{},"time":1}
                    200 | {"retCode":0,"retMsg":"OK","result":{"list":[]},"retExtInfo":{},"time":1}
                    """)
    void failsEveryCase(int status, String body) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();
        var reported = new ByteArrayOutputStream();
        try (Venue venue =
                new Venue(new Address("http://" + host, "ws://" + host, "key", "secret", Optional.empty(), 0))) {
            var results = new ConformanceRun(new PrintStream(reported, true, StandardCharsets.UTF_8))
                    .against(
                            venue,
                            Stream.concat(ConformanceSuite.cases().stream(), ConformanceSuite.quotaCases().stream())
                                    .toList());

            assertThat(results).filteredOn(ConformanceRun.Result::passed).isEmpty();
        } finally {
            server.stop(0);
        }
    }
}
