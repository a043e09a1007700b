/** Tests of the download of price history that need no exchange. */
@NullMarked
package io.eternalengine.localstack.history;

import org.jspecify.annotations.NullMarked;
