/** What moves a balance besides our executions, and what stays unexplained between ledger and exchange. */
package io.eternalengine.service.execution.ledger;
