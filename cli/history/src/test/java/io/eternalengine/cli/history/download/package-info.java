/** Tests of the download of price history that need no exchange. */
@NullMarked
package io.eternalengine.cli.history.download;

import org.jspecify.annotations.NullMarked;
