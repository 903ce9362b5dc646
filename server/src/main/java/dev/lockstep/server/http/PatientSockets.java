package dev.lockstep.server.http;

import io.helidon.common.socket.SocketOptions;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The usual options of accepted connections with a bound on how long reading may wait. The web server reads such an
 * option and does not set it on the channels that it accepts, so that a silent caller would keep a connection for ever.
 */
record PatientSockets(SocketOptions usual, Duration readTimeout) implements SocketOptions {

    PatientSockets(Duration readTimeout) {
        this(SocketOptions.builder().readTimeout(readTimeout).buildPrototype(), readTimeout);
    }

    @Override
    public void configureSocket(SocketChannel channel) {
        usual.configureSocket(channel);
        try {
            channel.socket().setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
        } catch (SocketException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return usual.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return usual.connectTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return usual.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return usual.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return usual.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return usual.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return usual.tcpNoDelay();
    }
}
