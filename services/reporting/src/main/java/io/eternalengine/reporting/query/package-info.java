/** Answers from the read models, in the form in which they leave the service. */
package io.eternalengine.reporting.query;
