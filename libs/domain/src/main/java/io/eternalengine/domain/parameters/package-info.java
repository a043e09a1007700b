/** Parameter records: their numbers as names and values, the hash of them, and where configured ones come from. */
package io.eternalengine.domain.parameters;
