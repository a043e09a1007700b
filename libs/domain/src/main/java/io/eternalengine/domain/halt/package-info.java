/** Halts: what risk commands, on which scope it holds, and which halts are in force. Engines and order execution obey them. */
package io.eternalengine.domain.halt;
