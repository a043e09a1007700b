/** The rules that fields keep. */
package io.eternalengine.reporting.interpret;
