/**
 * FUNDING: buys coins and sells as many perpetual contracts short, so that the price cancels out and the funding of the
 * contracts is earned. It enters when funding is high enough and steady, keeps both legs equal, and leaves when funding
 * turns.
 */
package io.eternalengine.engine.funding;
