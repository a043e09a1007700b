/** What all engines share: their inputs, and the form of a decision. */
package io.eternalengine.engine;
