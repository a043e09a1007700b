/** The exchange as one account sees it. */
package io.eternalengine.service.execution.venue;
