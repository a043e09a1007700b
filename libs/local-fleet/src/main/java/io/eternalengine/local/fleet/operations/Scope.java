package io.eternalengine.local.fleet.operations;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.schemas.v1.RiskScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The scope of a halt as an operator writes it: {@code ALL}, {@code ENGINE=x}, {@code ACCOUNT=x} or {@code SYMBOL=x}. A name that
 * the fleet does not know is refused: a halt of a misspelled name would halt nothing, and look like one that does.
 */
public final class Scope {
    private static final List<String> ENGINES =
            Arrays.stream(EngineId.values()).map(EngineId::label).toList();

    private static final int LONGEST_SHOWN = 60;

    private Scope() {}

    /**
     * Reads a scope; small letters are fine.
     *
     * @throws Refusal when the text is none, or names what the fleet does not have
     */
    public static RiskScope parse(String text) {
        int equals = text.indexOf('=');
        String kind = (equals < 0 ? text : text.substring(0, equals)).toUpperCase(Locale.ROOT);
        String name = equals < 0 ? "" : text.substring(equals + 1).strip().toUpperCase(Locale.ROOT);
        var scope = RiskScope.newBuilder();
        if (kind.equals("ALL") && equals < 0) {
            return scope.setAll(true).build();
        }
        if (name.isEmpty()) {
            throw refusal(text);
        }
        return switch (kind) {
            case "ENGINE" -> scope.setEngine(known(text, name, ENGINES)).build();
            case "ACCOUNT" ->
                scope.setAccount(known(text, name, DesiredState.ACCOUNTS)).build();
            case "SYMBOL" ->
                scope.setSymbol(known(text, name, DesiredState.SYMBOLS)).build();
            default -> throw refusal(text);
        };
    }

    private static String known(String text, String name, List<String> names) {
        if (!names.contains(name)) {
            throw new Refusal("The scope is '" + shown(text)
                    + "', which the fleet does not know, and nothing was sent: known are " + String.join(", ", names));
        }
        return name;
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

    private static String shown(String text) {
        return TextRules.printable(text, LONGEST_SHOWN);
    }

    private static Refusal refusal(String text) {
        return new Refusal(
                "The scope is '" + shown(text) + "': it must be ALL, ENGINE=name, ACCOUNT=name or SYMBOL=name");
    }
}
