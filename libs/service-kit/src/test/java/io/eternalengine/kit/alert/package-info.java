/** Metrics and log lines. */
package io.eternalengine.kit.alert;
