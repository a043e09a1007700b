/** What is worked out from rows when it is asked for. */
package io.eternalengine.reporting.query;
