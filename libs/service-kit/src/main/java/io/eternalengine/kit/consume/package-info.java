/** Reading topics from positions that the reader stores itself, together with what it made of the records. */
package io.eternalengine.kit.consume;
