/** Tests of gates and their records. */
package io.eternalengine.backtester.gate;
