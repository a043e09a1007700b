/** How a result changes with what nobody can know beforehand: when people approve, and on which day one begins. */
package io.eternalengine.backtester.sensitivity;
