/** Tests of what people read. */
package io.eternalengine.backtester.report;
