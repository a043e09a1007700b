/** Tests of the ranges beside a result. */
package io.eternalengine.backtester.sensitivity;
