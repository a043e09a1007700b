/** Configuration that is checked once, at start, and refused in words. */
package io.eternalengine.kit.configuration;
