package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.BybitCredentials;

/**
 * The key that an account trades with.
 *
 * @param userId of the account at the exchange, by which another account's key is known; empty when nobody wrote it down
 */
public record AccountKey(BybitCredentials credentials, String userId) {}
