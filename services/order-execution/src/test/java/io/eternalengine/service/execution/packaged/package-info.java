/** Order execution as it is shipped, among real parts. */
package io.eternalengine.service.execution.packaged;
