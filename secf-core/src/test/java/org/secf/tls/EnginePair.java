package org.secf.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** A client and a server that talk TLS in memory. */
final class EnginePair {

    private static final int ENOUGH = 64 * 1024;

    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toClient = ByteBuffer.allocate(ENOUGH);
    private final ByteBuffer toServer = ByteBuffer.allocate(ENOUGH);

    EnginePair(SSLEngine client, SSLEngine server) {
        this.client = client;
        this.server = server;
        client.setUseClientMode(true);
        server.setUseClientMode(false);
    }

    void handshake() throws SSLException {
        client.beginHandshake();
        talk();
    }

    /** The server asks for another handshake, with nothing of the first left to resume. */
    void renegotiate() throws SSLException {
        client.getSession().invalidate();
        server.getSession().invalidate();
        server.beginHandshake();
        talk();
    }

    private void talk() throws SSLException {
        boolean isBusy = true;
        while (isBusy) {
            boolean hasClientSpoken = step(client, toClient, toServer);
            boolean hasServerSpoken = step(server, toServer, toClient);
            isBusy = hasClientSpoken || hasServerSpoken;
        }
    }

    private static boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                engine.getDelegatedTask().run();
                return true;
            }
            case NEED_WRAP -> {
                engine.wrap(ByteBuffer.allocate(0), out);
                return true;
            }
            default -> {
                in.flip();
                int consumed = engine.unwrap(in, ByteBuffer.allocate(ENOUGH)).bytesConsumed();
                in.compact();
                return consumed > 0;
            }
        }
    }
}
