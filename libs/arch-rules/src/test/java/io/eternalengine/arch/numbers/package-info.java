/** Changes the numbers of the rules, one at a time, and looks whether a test that {@code docs/rules.md} names notices. */
package io.eternalengine.arch.numbers;
