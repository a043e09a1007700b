/**
 * The exchange's rate limits as token buckets in Redis, so that every process that sends for an account, or from an address,
 * takes from the same bucket. Redis's own clock counts.
 */
@NullMarked
package io.eternalengine.bybit.limits;

import org.jspecify.annotations.NullMarked;
