package io.eternalengine.localstack.operations;

import io.eternalengine.localstack.Refusal;
import io.eternalengine.schemas.v1.RiskScope;
import java.util.Locale;

/** The scope of a halt as an operator writes it: {@code ALL}, {@code ENGINE=x}, {@code ACCOUNT=x} or {@code SYMBOL=x}. */
public final class Scope {
    private Scope() {}

    /**
     * Reads a scope.
     *
     * @throws Refusal when the text is none
     */
    public static RiskScope parse(String text) {
        int equals = text.indexOf('=');
        String kind = (equals < 0 ? text : text.substring(0, equals)).toUpperCase(Locale.ROOT);
        String name = equals < 0 ? "" : text.substring(equals + 1).strip();
        var scope = RiskScope.newBuilder();
        if (kind.equals("ALL") && equals < 0) {
            return scope.setAll(true).build();
        }
        if (name.isEmpty()) {
            throw refusal(text);
        }
        return switch (kind) {
            case "ENGINE" -> scope.setEngine(name).build();
            case "ACCOUNT" -> scope.setAccount(name).build();
            case "SYMBOL" -> scope.setSymbol(name).build();
            default -> throw refusal(text);
        };
    }

    /** The scope as an operator writes it. */
    public static String describe(RiskScope scope) {
        return switch (scope.getScopeCase()) {
            case ALL -> "ALL";
            case ENGINE -> "ENGINE=" + scope.getEngine();
            case ACCOUNT -> "ACCOUNT=" + scope.getAccount();
            case SYMBOL -> "SYMBOL=" + scope.getSymbol();
            case SCOPE_NOT_SET -> "nothing";
        };
    }

    private static Refusal refusal(String text) {
        return new Refusal("The scope is '" + text + "': it must be ALL, ENGINE=name, ACCOUNT=name or SYMBOL=name");
    }
}
