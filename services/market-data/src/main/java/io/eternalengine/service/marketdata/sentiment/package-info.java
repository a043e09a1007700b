/** The Fear &amp; Greed index: asked for at its publisher, which is not the exchange. */
package io.eternalengine.service.marketdata.sentiment;
