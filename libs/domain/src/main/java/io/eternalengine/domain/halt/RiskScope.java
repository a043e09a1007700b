package io.eternalengine.domain.halt;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.TextRules;

/** What a halt, a pause or a reduction covers. */
public sealed interface RiskScope {
    RiskScope ALL = new All();

    /** Whether an order of this engine, account and instrument lies inside. */
    boolean covers(EngineId engine, String account, InstrumentId instrument);

    /** {@code ALL}, {@code ENGINE=x}, {@code ACCOUNT=x} or {@code SYMBOL=x}; {@link #parse} reads it. */
    String label();

    /** Everything. */
    record All() implements RiskScope {
        @Override
        public boolean covers(EngineId engine, String account, InstrumentId instrument) {
            return true;
        }

        @Override
        public String label() {
            return "ALL";
        }
    }

    /** One engine. */
    record OfEngine(EngineId engine) implements RiskScope {
        @Override
        public boolean covers(EngineId other, String account, InstrumentId instrument) {
            return engine == other;
        }

        @Override
        public String label() {
            return "ENGINE=" + engine.label();
        }
    }

    /** One account. */
    record OfAccount(String account) implements RiskScope {
        public OfAccount {
            TextRules.scopeName("account", account);
        }

        @Override
        public boolean covers(EngineId engine, String other, InstrumentId instrument) {
            return account.equals(other);
        }

        @Override
        public String label() {
            return "ACCOUNT=" + account;
        }
    }

    /** One symbol, in every category. */
    record OfSymbol(String symbol) implements RiskScope {
        public OfSymbol {
            TextRules.scopeName("symbol", symbol);
        }

        @Override
        public boolean covers(EngineId engine, String account, InstrumentId instrument) {
            return symbol.equals(instrument.symbol());
        }

        @Override
        public String label() {
            return "SYMBOL=" + symbol;
        }
    }

    /** Reads a label. */
    static RiskScope parse(String label) {
        if ("ALL".equals(label)) {
            return ALL;
        }
        int equals = label.indexOf('=');
        String kind = equals < 0 ? label : label.substring(0, equals);
        String name = equals < 0 ? "" : label.substring(equals + 1);
        return switch (kind) {
            case "ENGINE" -> new OfEngine(EngineId.of(name));
            case "ACCOUNT" -> new OfAccount(name);
            case "SYMBOL" -> new OfSymbol(name);
            default ->
                throw new IllegalArgumentException(
                        "scope is \"" + TextRules.printable(label, TextRules.LONGEST_SCOPE_NAME)
                                + "\": must be ALL, ENGINE=x, ACCOUNT=x or SYMBOL=x");
        };
    }
}
