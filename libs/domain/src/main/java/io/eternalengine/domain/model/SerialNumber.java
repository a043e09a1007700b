package io.eternalengine.domain.model;

/** Numbers in names of orders and transfers, with zeros before them, so that names sort as their numbers do. */
public final class SerialNumber {
    private static final String ZEROS = "00000000";

    private SerialNumber() {}

    /**
     * The digits of a number as {@code String.format} writes them, without reading a format for every order.
     *
     * @param number not negative
     * @param digits at least so many, up to 8; a larger number has more
     */
    public static String padded(long number, int digits) {
        Require.notNegative("serial number", Decimal.of(number));
        String plain = Long.toString(number);
        return plain.length() >= digits
                ? plain
                : ZEROS.substring(0, digits - plain.length()).concat(plain);
    }
}
