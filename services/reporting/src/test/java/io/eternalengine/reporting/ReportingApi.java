package io.eternalengine.reporting;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's HTTP interface as a client sees it. */
@Singleton
public class ReportingApi {
    /** As in the tests' configuration. */
    static final String TOKEN = "a-token-of-the-tests";

    /** For clients of other kinds: browsers and sockets. */
    static URI uri(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Response get(String path) {
        return given().urlEncodingEnabled(false).get(path);
    }

    JsonNode json(String path) {
        return get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .extract()
                .as(JsonNode.class);
    }

    /** Orders a rebuild as the operator does. */
    Response rebuild() {
        return given().auth().oauth2(TOKEN).contentType(ContentType.JSON).post("/api/rebuild");
    }
}
