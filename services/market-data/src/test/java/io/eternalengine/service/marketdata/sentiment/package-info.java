/** Tests of the Fear &amp; Greed index. */
package io.eternalengine.service.marketdata.sentiment;
