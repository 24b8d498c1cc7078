package org.secf.probe;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;

/** A WebSocket: says who opened it, as the handshake and as the session know it. */
@ServerEndpoint(value = "/socket", configurator = SocketProbe.Handshake.class)
public class SocketProbe {

    private static final String AT_HANDSHAKE = "at handshake";

    /** Keeps what the handshake knows. */
    public static class Handshake extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties()
                    .put(
                            AT_HANDSHAKE,
                            Seen.name(request.getUserPrincipal()) + " user=" + request.isUserInRole(Seen.USER));
        }
    }

    /** Says it at once. */
    @OnOpen
    public void open(Session session) throws IOException {
        session.getBasicRemote()
                .sendText("principal=" + session.getUserProperties().get(AT_HANDSHAKE) + " then principal="
                        + Seen.name(session.getUserPrincipal()));
    }

    /** And again when asked. */
    @OnMessage
    public String again(String message, Session session) {
        return "principal=" + Seen.name(session.getUserPrincipal());
    }
}
