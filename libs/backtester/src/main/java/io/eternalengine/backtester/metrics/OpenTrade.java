package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;

/**
 * A trade that has not ended.
 *
 * @param cost what is open of it was worth when it was entered, less what was sold short, in the quote asset
 * @param fees paid so far, in the quote asset
 * @param funding received less paid so far, in the quote asset
 * @param realised gain of what was closed of it, before fees and funding, in the quote asset
 */
public record OpenTrade(
        String account,
        TradeForm form,
        String subject,
        long enteredMs,
        Decimal cost,
        Decimal fees,
        Decimal funding,
        Decimal realised) {}
