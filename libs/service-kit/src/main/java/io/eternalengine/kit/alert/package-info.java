/** Alerts of a process that has neither a machine nor an outbox to raise them with. */
package io.eternalengine.kit.alert;
