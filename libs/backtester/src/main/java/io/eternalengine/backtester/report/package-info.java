/** What a backtest found, for machines (JSON) and for people (one HTML file that needs nothing else). */
package io.eternalengine.backtester.report;
