package io.eternalengine.local.fleet.replay;

import com.google.protobuf.ByteString;

/**
 * A committed record as a topic holds it.
 *
 * @param value the encoded message
 */
public record StoredRecord(long offset, String key, ByteString value) {}
