/** Tests of what is pushed to dashboards. */
package io.eternalengine.reporting.live;
