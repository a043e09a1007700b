/** What is wanted of the market and how far it has come: plain decisions without Kafka, network or clock. */
package io.eternalengine.service.marketdata.series;
