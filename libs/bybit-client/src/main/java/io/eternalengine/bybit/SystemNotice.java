package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Maintenance or an incident of the exchange.
 *
 * @param title in the exchange's words
 * @param state scheduled, ongoing, completed, canceled or a newer one
 * @param environment 1 of real money, 2 of demo trading; empty when it is not stated
 * @param products 1 futures, 2 spot, 3 options, 4 spreads; none when they are not stated
 */
public record SystemNotice(String id, String title, String state, String environment, Set<String> products) {
    private static final String DEMO = "2";
    private static final Set<String> NEVER_TRADED = Set.of("3", "4");

    public SystemNotice {
        products = Set.copyOf(products);
    }

    /** Whether it is to come. */
    public boolean isScheduled() {
        return state.equals("scheduled");
    }

    /** Whether it is past, or will not be; a state that is not known counts as one that lasts. */
    public boolean isOver() {
        return state.equals("completed") || state.equals("canceled");
    }

    /**
     * Whether it concerns who trades futures and spot in an environment. What is not stated, or is not known here, does.
     *
     * @param inDemo whether that is demo trading
     */
    public boolean concerns(boolean inDemo) {
        boolean ofOtherProducts = !products.isEmpty() && NEVER_TRADED.containsAll(products);
        // Demo trading shows the prices of the real exchange, so that maintenance of either concerns it.
        boolean ofOtherEnvironment = environment.equals(DEMO) && !inDemo;
        return !ofOtherProducts && !ofOtherEnvironment;
    }

    static SystemNotice read(Fields fields) {
        Set<String> products = new TreeSet<>();
        for (JsonNode product : fields.node().path("product")) {
            products.add(product.asText());
        }
        return new SystemNotice(
                fields.text("id"),
                fields.textOrEmpty("title"),
                fields.text("state"),
                fields.textOrEmpty("env"),
                products);
    }
}
