/** Good files are read exactly; bad ones are refused with file, line, value and rule. */
package io.eternalengine.history;
