package io.eternalengine.local.fleet.demo;

import java.math.BigDecimal;

/**
 * What one engine did. Orders, fills and money are the venue's own figures of its account, in the quote coin.
 *
 * @param orders that the venue took from us
 * @param fills of its account, stops that the venue executed by itself among them
 * @param realisedPnl by what was closed, over its average cost, before fees
 * @param funding received; negative when paid
 * @param decisions that it recorded
 * @param replayEqual whether its recorded inputs gave the same decisions again, byte for byte
 */
public record EngineFigures(
        long orders,
        long fills,
        BigDecimal realisedPnl,
        BigDecimal funding,
        BigDecimal fees,
        long decisions,
        boolean replayEqual) {}
