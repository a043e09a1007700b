/** The measured figures of documents: blocks that name their command, made anew and compared. */
package io.eternalengine.cli.history.figures;
