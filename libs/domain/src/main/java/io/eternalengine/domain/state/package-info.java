/** The canonical form of a state: the same state always has the same bytes, and so the same hash. */
package io.eternalengine.domain.state;
