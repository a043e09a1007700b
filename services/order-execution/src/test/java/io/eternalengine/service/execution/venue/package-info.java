/** How accounts reach the exchange. */
package io.eternalengine.service.execution.venue;
