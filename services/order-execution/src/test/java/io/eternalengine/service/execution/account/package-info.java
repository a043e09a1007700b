/** The executor's parts, one at a time. */
package io.eternalengine.service.execution.account;
