package io.eternalengine.domain.model;

/** Where an instrument trades: coins against cash, or perpetual contracts settled in USDT. */
public enum MarketCategory {
    SPOT,
    LINEAR
}
