/** What order execution is tested among: the packaged simulator, a Redis that can be stopped, and risk and market data as the test plays them. */
package io.eternalengine.service.execution.scene;
