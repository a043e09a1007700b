package io.eternalengine.domain.parameters;

/**
 * One number of a parameter record.
 *
 * @param name the way to it from the record, such as {@code targets[0].weight}
 */
public record ParameterValue(String name, String value) {}
