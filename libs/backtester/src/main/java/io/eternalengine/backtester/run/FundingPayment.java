package io.eternalengine.backtester.run;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;

/**
 * What one position received or paid when its perpetual settled.
 *
 * @param amount received (positive) or paid (negative), in the quote asset
 */
public record FundingPayment(String account, InstrumentId instrument, Decimal amount, long atMs) {}
