/** Packages and programs of npm for tests, on machines with and without Node.js and npm. */
@NullMarked
package io.eternalengine.testkit.npm;

import org.jspecify.annotations.NullMarked;
