/** Tests that start the packaged fleet in processes of its own, the way {@code ./eternal} does. */
package io.eternalengine.fleetcheck;
