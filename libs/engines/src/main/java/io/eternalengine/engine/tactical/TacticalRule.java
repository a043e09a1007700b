package io.eternalengine.engine.tactical;

import io.eternalengine.engine.RuleName;

/** The rules of TACTICAL that its decisions name, and the reasons of its orders. */
public enum TacticalRule implements RuleName {
    AWAITING_PERMIT("awaiting-permit", true),
    DEPLOY("deploy"),
    DEPLOYED("deployed"),
    DEPLOYMENT("deployment"),
    PROCEEDS_RETURN("proceeds-return"),
    RETURN("return"),
    RETURNED("returned"),
    TAKE_PROFIT("take-profit");

    private final String text;
    private final boolean holdsBack;

    TacticalRule(String text) {
        this(text, false);
    }

    TacticalRule(String text, boolean holdsBack) {
        this.text = text;
        this.holdsBack = holdsBack;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public boolean holdsBack() {
        return holdsBack;
    }
}
