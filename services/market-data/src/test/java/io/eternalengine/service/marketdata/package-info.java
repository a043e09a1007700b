/** Tests of the package of the same name. */
package io.eternalengine.service.marketdata;
