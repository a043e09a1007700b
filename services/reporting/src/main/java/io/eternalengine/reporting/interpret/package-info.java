/** What each message means to the read models, and the rules that its fields must keep. Pure functions. */
package io.eternalengine.reporting.interpret;
