package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.Program;

/** One server that the services need. Its address is fixed when the object is made, before it is started. */
public sealed interface InfrastructurePart extends Program permits KafkaPart, PostgresPart, RedisPart {
    /** Host and port, {@code 127.0.0.1:12345}. */
    String address();
}
