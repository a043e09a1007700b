/** What the market tells order execution. */
package io.eternalengine.service.execution.market;
