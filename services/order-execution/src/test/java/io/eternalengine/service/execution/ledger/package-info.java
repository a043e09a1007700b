/** What explains a difference between ledger and exchange. */
package io.eternalengine.service.execution.ledger;
