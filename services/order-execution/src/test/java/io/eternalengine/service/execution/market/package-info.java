/** What order execution knows of the market. */
package io.eternalengine.service.execution.market;
