package io.eternalengine.simulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API key may do.
 *
 * @param addresses the addresses it is taken from; empty for any
 * @param expires when it ends; null for never
 */
public record KeyRights(
        boolean readOnly,
        Set<Permission> permissions,
        List<String> addresses,
        @Nullable Instant expires) {

    /** A single permission, named as the exchange names it. */
    public enum Permission {
        ORDER("ContractTrade", "Order"),
        POSITION("ContractTrade", "Position"),
        SPOT_TRADE("Spot", "SpotTrade"),
        ACCOUNT_TRANSFER("Wallet", "AccountTransfer"),
        SUB_MEMBER_TRANSFER("Wallet", "SubMemberTransfer"),
        WITHDRAW("Wallet", "Withdraw"),
        DERIVATIVES_TRADE("Derivatives", "DerivativesTrade");

        private final String group;
        private final String wireName;

        Permission(String group, String wireName) {
            this.group = group;
            this.wireName = wireName;
        }

        /** The group that the exchange lists it under. */
        public String group() {
            return group;
        }

        /** The name on the wire. */
        public String wireName() {
            return wireName;
        }

        private static Permission parse(String text) {
            return Arrays.stream(values())
                    .filter(permission -> permission.wireName.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be some of "
                            + Arrays.stream(values()).map(Permission::wireName).toList()));
        }
    }

    /** May trade and move coins but not withdraw; bound to this machine; never ends. */
    public static final KeyRights TRADING =
            new KeyRights(false, EnumSet.complementOf(EnumSet.of(Permission.WITHDRAW)), List.of("127.0.0.1"), null);

    public KeyRights {
        permissions = permissions.isEmpty() ? Set.of() : EnumSet.copyOf(permissions);
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads texts from a credentials file, empty for what a trading key has.
     *
     * @param permissions names with commas between them; none for no permission at all
     * @param addresses IP addresses with commas between them, or * for any
     * @param expires such as 2026-01-01T00:00:00Z
     */
    static KeyRights parse(String readOnly, String permissions, String addresses, String expires) {
        return new KeyRights(
                switch (readOnly) {
                    case "true" -> true;
                    case "", "false" -> false;
                    default -> throw new IllegalArgumentException(readOnly + ": must be true or false");
                },
                permissions.isEmpty() ? TRADING.permissions : parsePermissions(permissions),
                addresses.isEmpty() ? TRADING.addresses : addresses.equals("*") ? List.of() : list(addresses),
                expires.isEmpty() ? null : parseTime(expires));
    }

    private static Set<Permission> parsePermissions(String text) {
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        if (!text.equals("none")) {
            list(text).forEach(name -> found.add(Permission.parse(name)));
        }
        return found;
    }

    private static Instant parseTime(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + ": must be a time such as 2026-01-01T00:00:00Z", e);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** Whether the key has ended by a time. */
    public boolean isExpired(long nowMs) {
        return expires != null && expires.toEpochMilli() <= nowMs;
    }

    /** Whether a request from an address is taken. */
    public boolean isTakenFrom(String address) {
        return addresses.isEmpty() || addresses.contains(address);
    }

    /** Whether the key may change something that needs any of some permissions. */
    public boolean mayChange(Permission... anyOf) {
        return !readOnly && Arrays.stream(anyOf).anyMatch(permissions::contains);
    }
}
