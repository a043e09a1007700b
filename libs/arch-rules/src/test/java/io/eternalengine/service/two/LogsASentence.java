package io.eternalengine.service.two;

/** Breaks a rule on purpose: its line has no keys. */
public final class LogsASentence {
    private static final System.Logger LOG = System.getLogger("two");

    private LogsASentence() {}

    public static void lost(String account) {
        LOG.log(System.Logger.Level.WARNING, "account {0}: private stream lost", account);
    }
}
