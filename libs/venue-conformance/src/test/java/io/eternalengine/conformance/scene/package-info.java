/** The venue that the tests of this module share: the packaged simulator, playing a market whose every price is known. */
@NullMarked
package io.eternalengine.conformance.scene;

import org.jspecify.annotations.NullMarked;
