package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use the admin interface. */
class AdminAccessTest {

    private static final String TOKEN = "Authorization: Bearer " + RunningSimulator.ADMIN_TOKEN;
    private static final String JSON = "Content-Type: application/json";

    @SuppressWarnings("NullAway.Init")
    private static RunningSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = new RunningSimulator();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    /** The answer to a request with these header lines, which a bar parts. */
    private static String answer(String method, String path, String headers) throws IOException {
        try (RawConnection connection = new RawConnection(simulator)) {
            String body = method.equals("POST") ? "{\"serverErrors\":3}" : "";
            connection.write(method + " " + path + " HTTP/1.1\r\n" + headers.replaceAll(" *\\| *", "\r\n")
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return connection.readUntil("}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GET  ; Host: evil.example:80 | %1$s                                       ; 403 ; has the names
            GET  ; Host: 127.0.0.1.evil.example | %1$s                                ; 403 ; has the names
            GET  ; Host: localhost                                                    ; 401 ; Bearer and the admin token
            GET  ; Host: localhost | Authorization: Bearer wrong                      ; 401 ; Bearer and the admin token
            GET  ; Host: localhost | %1$s | Origin: http://localhost                  ; 403 ; no web page
            GET  ; Host: localhost | %1$s | Sec-Fetch-Site: same-origin               ; 403 ; no web page
            POST ; Host: localhost | %1$s | Sec-Fetch-Site: cross-site | %2$s         ; 403 ; no web page
            POST ; Host: localhost | %1$s | Origin: null | %2$s                       ; 403 ; no web page
            POST ; Host: localhost | %1$s                                             ; 415 ; must be application/json
            POST ; Host: localhost | %1$s | Content-Type: text/plain                  ; 415 ; must be application/json
            POST ; Host: localhost | %2$s                                             ; 401 ; Bearer and the admin token
            """)
    void refusesWhoIsNotItsOwner(String method, String headers, int status, String sentence) throws IOException {
        String path = method.equals("POST") ? "/admin/v1/faults" : "/admin/v1/accounts";

        String answer = answer(method, path, headers.formatted(TOKEN, JSON));

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost", "Host: LOCALHOST:8089", "Host: 127.0.0.1", "Host: 127.0.0.1:1"})
    void letsInWhoKnowsTheToken(String host) throws IOException {
        assertThat(answer("GET", "/admin/v1/status", host + " | " + TOKEN)).startsWith("HTTP/1.1 200");
        assertThat(answer("POST", "/admin/v1/clock/pause", host + " | " + TOKEN + " | " + JSON + "; charset=utf-8"))
                .startsWith("HTTP/1.1 200");
    }
}
