/** How a line of the log looks: stable keys, one line an event, one stack trace for a failure that repeats. */
package io.eternalengine.logging;
