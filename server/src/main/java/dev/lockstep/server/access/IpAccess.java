package dev.lockstep.server.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a policy holds for: single ones, networks ({@code 10.0.0.0/8}) and ranges ({@code 10.0.0.1-10.0.0.9}),
 * separated by commas. What cannot be read lets nobody in.
 */
final class IpAccess {

    private IpAccess() {}

    /** Whether the policy holds for the address; without a list it holds for every one. */
    static boolean allows(@Nullable String list, String address) {
        if (list == null || list.isBlank()) {
            return true;
        }
        var caller = bytes(address);
        return caller.isPresent()
                && Arrays.stream(list.split(",", -1)).anyMatch(entry -> matches(entry.strip(), caller.get()));
    }

    private static boolean matches(String entry, byte[] caller) {
        int slash = entry.indexOf('/');
        if (slash >= 0) {
            return inNetwork(entry.substring(0, slash), entry.substring(slash + 1), caller);
        }
        int dash = entry.indexOf('-');
        if (dash >= 0) {
            var first = bytes(entry.substring(0, dash).strip());
            var last = bytes(entry.substring(dash + 1).strip());
            return first.isPresent()
                    && last.isPresent()
                    && first.get().length == caller.length
                    && last.get().length == caller.length
                    && Arrays.compareUnsigned(first.get(), caller) <= 0
                    && Arrays.compareUnsigned(caller, last.get()) <= 0;
        }
        return bytes(entry).filter(one -> Arrays.equals(one, caller)).isPresent();
    }

    private static boolean inNetwork(String address, String width, byte[] caller) {
        var network = bytes(address);
        if (network.isEmpty() || network.get().length != caller.length || !width.matches("\\d{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(width);
        if (bits > caller.length * 8) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((network.get()[i / 8] & mask) != (caller[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** An address written in numbers; a name is never looked up. */
    private static Optional<byte[]> bytes(String address) {
        boolean numeric = address.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                || (address.indexOf(':') >= 0 && address.matches("[0-9A-Fa-f:.]+"));
        if (!numeric) {
            return Optional.empty();
        }
        try {
            // A version 4 address inside a version 6 one comes out as version 4, so both ways of listening are the
            // same.
            return Optional.of(InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
