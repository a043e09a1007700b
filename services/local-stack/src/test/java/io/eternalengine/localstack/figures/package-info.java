/** Tests of the figures in documents. */
package io.eternalengine.localstack.figures;
