/** Tests of the figures in documents. */
package io.eternalengine.cli.history.figures;
