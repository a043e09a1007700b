/** An exchange whose every word a test decides. */
package io.eternalengine.service.marketdata.exchange;
