/** Pushes what changed to open dashboards as server-sent events. */
package io.eternalengine.reporting.live;
