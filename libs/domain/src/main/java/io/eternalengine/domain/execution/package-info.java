/** How large orders are split over time: which are, into slices of what size, and for how long. Order execution goes by it. */
package io.eternalengine.domain.execution;
