package io.eternalengine.benchmarks.venue;

import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the exchange asks for, with the simulator's well-known keys. */
record Signer(String key, String secret) {

    private static final String WINDOW_MS = "60000";

    static Signer of(String account) {
        return new Signer("demo-key-" + account, "demo-secret-" + account);
    }

    void sign(RequestOptions request, String body) {
        String timestamp = Long.toString(System.currentTimeMillis());
        request.putHeader("X-BAPI-API-KEY", key)
                .putHeader("X-BAPI-TIMESTAMP", timestamp)
                .putHeader("X-BAPI-RECV-WINDOW", WINDOW_MS)
                .putHeader("X-BAPI-SIGN", hmac(timestamp + key + WINDOW_MS + body));
    }

    /** The message that authenticates a private stream. */
    String authentication() {
        long expires = System.currentTimeMillis() + 60_000;
        return "{\"op\":\"auth\",\"args\":[\"" + key + "\"," + expires + ",\"" + hmac("GET/realtime" + expires)
                + "\"]}";
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot compute HmacSHA256", e);
        }
    }
}
