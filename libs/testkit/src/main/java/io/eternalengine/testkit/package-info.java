/** Real Kafka, PostgreSQL and Redis for tests: one set for each test JVM, gone when that ends, however it ends. */
@NullMarked
package io.eternalengine.testkit;

import org.jspecify.annotations.NullMarked;
