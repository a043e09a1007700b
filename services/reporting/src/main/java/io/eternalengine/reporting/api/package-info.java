/** The HTTP interface under {@code /api}. */
package io.eternalengine.reporting.api;
