/** Takes the orders of risk into the journal. */
package io.eternalengine.service.execution.intake;
