package dev.lockstep.cli.demo;

import dev.lockstep.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Two ports that nobody listens on, one after the other. */
record PortPair(int source, int target) {

    /** Directus' usual port and its neighbour. */
    static final PortPair USUAL = new PortPair(8055, 8056);

    private static final int TRIES = 50;

    /** The usual ports, or the next two that are free. */
    static PortPair free() {
        for (int i = 0; i < TRIES; i++) {
            var pair = new PortPair(USUAL.source + 2 * i, USUAL.target + 2 * i);
            if (isFree(pair.source) && isFree(pair.target)) {
                return pair;
            }
        }
        throw new CommandFailedException(
                "no two ports from " + USUAL.source + " to " + (USUAL.target + 2 * TRIES - 2) + " are free.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
