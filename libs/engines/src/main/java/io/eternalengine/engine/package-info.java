/** What all engines share: the inputs that they hear, and the form of a decision. */
package io.eternalengine.engine;
