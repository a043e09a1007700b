/** How the verbs that backtest show themselves to people. */
package io.eternalengine.cli.history.print;
