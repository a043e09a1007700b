/** The service as a whole, on a real broker, a real database and a real browser. */
package io.eternalengine.reporting;
