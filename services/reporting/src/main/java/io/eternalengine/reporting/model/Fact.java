package io.eternalengine.reporting.model;

/** A row that is written once and never changes, unless its message is sent again. */
public interface Fact extends Row {}
