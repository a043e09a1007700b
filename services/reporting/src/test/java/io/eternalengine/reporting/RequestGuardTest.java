package io.eternalengine.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.testkit.InfrastructureTestResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site can make a browser ask, and what only the operator may ask. */
@QuarkusTest
@WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)
class RequestGuardTest {
    private static final String TOKEN = "Authorization: Bearer " + ReportingApi.TOKEN;
    private static final String JSON = "Content-Type: application/json";
    private static final int PATIENCE_MS = 20_000;

    /** The first bytes of the answer to a request with these header lines, which a bar parts. */
    private static String answer(String request, String headers) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), ReportingApi.uri("/").getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\n" + headers.replaceAll(" *\\| *", "\r\n")
                                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GET /api/summary   ; Host: evil.example:80                                         ; 403 ; has the names [localhost] only
            GET /              ; Host: evil.example                                            ; 403 ; has the names
            GET /q/metrics     ; Host: localhost.evil.example                                  ; 403 ; has the names
            GET /api/summary   ; Host: 127.0.0.1.evil.example                                  ; 403 ; has the names
            GET /api/stream    ; Host: localhost | Sec-Fetch-Site: cross-site                  ; 403 ; pages of other sites
            GET /api/stream    ; Host: localhost | Sec-Fetch-Site: same-site                   ; 403 ; pages of other sites
            POST /api/rebuild  ; Host: evil.example | Origin: http://evil.example | %1$s | %2$s ; 403 ; has the names
            POST /api/rebuild  ; Host: localhost | Origin: https://example.org | %1$s | %2$s   ; 403 ; pages of other sites
            POST /api/rebuild  ; Host: localhost | Origin: null | %1$s | %2$s                  ; 403 ; pages of other sites
            POST /api/rebuild  ; Host: localhost | %2$s                                        ; 401 ; operator's token
            POST /api/rebuild  ; Host: localhost | Authorization: Bearer wrong | %2$s          ; 401 ; operator's token
            POST /api/rebuild  ; Host: localhost | %1$s | Content-Type: text/plain             ; 415 ; must be application/json
            """)
    void refusesWhatAForeignPageAsks(String request, String headers, int status, String sentence) throws IOException {
        assertThat(answer(request, headers.formatted(TOKEN, JSON)))
                .startsWith("HTTP/1.1 " + status)
                .contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost:80",
                "Host: LocalHost",
                "Host: 127.0.0.1",
                "Host: 10.1.2.3:8080",
                "Host: [::1]:80",
                "Host: localhost | Sec-Fetch-Site: same-origin",
                "Host: localhost | Sec-Fetch-Site: none"
            })
    void answersByItsOwnNamesAndByAddress(String headers) throws IOException {
        assertThat(answer("GET /api/orders", headers)).startsWith("HTTP/1.1 200");
    }
}
