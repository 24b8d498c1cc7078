package org.secf.suite;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.secf.container.NodeProgram;
import org.secf.keys.Jwk;
import org.secf.keys.JwkSet;
import org.secf.server.KeyFile;
import org.secf.server.Site;

/** A library of npm in a program of its own: {@code arquillian-tests/node}. */
record NpmPeer(NodeProgram program, String origin) implements AutoCloseable {

    /** Is a server and a client, too. */
    static final String SIGNATURES = "http-message-signatures";

    /** Signs and verifies what it is given. */
    static final String SIG = "http-message-sig";

    /** By what name a key is known, and for which algorithm, as RFC 9421 calls it. */
    record Known(String id, String algorithm, PublicKey key) {

        private JsonObject json() {
            return Json.createObjectBuilder()
                    .add("algorithm", algorithm)
                    .add("publicKey", KeyFile.pem("PUBLIC KEY", key.getEncoded()))
                    .build();
        }
    }

    /** A key of the program's own. */
    record Own(String id, String algorithm, KeyPair pair) {

        private JsonObject json() {
            return Json.createObjectBuilder()
                    .add("id", id)
                    .add("algorithm", algorithm)
                    .add(
                            "privateKey",
                            KeyFile.pem("PRIVATE KEY", pair.getPrivate().getEncoded()))
                    .build();
        }
    }

    /** Calls others by this key, and believes the answers of these. */
    static NpmPeer client(Own key, Known server) throws IOException {
        return start(
                SIGNATURES,
                Json.createObjectBuilder()
                        .add("client", key.json())
                        .add("servers", Json.createObjectBuilder().add(server.id(), server.json())));
    }

    /** Answers by this key, which it publishes, whoever is known to it. */
    static NpmPeer server(Own key, List<Known> clients) throws IOException {
        JsonObjectBuilder known = Json.createObjectBuilder();
        clients.forEach(client -> known.add(client.id(), client.json()));
        Jwk published = Jwk.of(key.pair().getPublic()).withKeyId(key.id());
        return start(
                SIGNATURES,
                Json.createObjectBuilder()
                        .add("server", key.json())
                        .add("clients", known)
                        .add("published", new JwkSet(List.of(published)).toJson()));
    }

    /** Signs and verifies what it is given, and nothing else. */
    static NpmPeer library(String name) throws IOException {
        return start(name, Json.createObjectBuilder());
    }

    private static NpmPeer start(String name, JsonObjectBuilder settings) throws IOException {
        int port = freePort();
        Path file = Files.createDirectories(Site.folder()).resolve(name + ".json");
        Files.writeString(file, settings.add("port", port).build().toString());
        return new NpmPeer(
                NodeProgram.start(name, file.toAbsolutePath().toString()), "http://" + Site.HOST + ":" + port);
    }

    /** Where it sends a signed request, and tells what came back. */
    String sending(String address, String forge) {
        return origin + "/send?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&forge=" + forge;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
