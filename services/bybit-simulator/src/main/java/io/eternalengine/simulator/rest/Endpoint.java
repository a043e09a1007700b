package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Answers one kind of request, on the venue thread; refuses by throwing a refusal. */
@FunctionalInterface
interface Endpoint {

    /** The result part of the answer. */
    ObjectNode answer(ApiCall call);
}
