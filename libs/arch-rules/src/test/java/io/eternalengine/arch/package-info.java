/**
 * The rules that the modules hold to: which may know which, and what the deterministic core must not touch. Each rule is
 * proven to fail on a class that breaks it; those classes live beside, in the packages whose rules they break.
 */
package io.eternalengine.arch;
