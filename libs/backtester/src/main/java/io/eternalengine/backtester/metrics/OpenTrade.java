package io.eternalengine.backtester.metrics;

import io.eternalengine.core.model.Decimal;

/**
 * A trade that has not ended.
 *
 * @param fees paid so far, in the quote asset
 * @param funding received less paid so far, in the quote asset
 * @param realised gain of what was closed of it, before fees and funding, in the quote asset
 */
public record OpenTrade(
        String account,
        TradeForm form,
        String subject,
        long enteredMs,
        Decimal fees,
        Decimal funding,
        Decimal realised) {}
