/** What order execution knows of the market: instruments, the latest prices, and the exchange's clock. */
package io.eternalengine.service.execution.market;
