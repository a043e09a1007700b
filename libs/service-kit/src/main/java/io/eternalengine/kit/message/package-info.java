/** What travels between services: a Kafka record with its catalogued topic, decoded message and trace context. */
package io.eternalengine.kit.message;
