/** The link to risk: its halt log, read to the end before anything is opened, and the lease on its heartbeat. */
package io.eternalengine.kit.halt;
