/**
 * What engines, risk and orchestration speak of: plain Java with no framework, clock, randomness, thread or input and output.
 */
package io.eternalengine.domain;
