/** Gates before live trading: what an engine must have shown out of sample, and the record of it that can be verified. */
package io.eternalengine.backtester.gate;
