package org.secf.canary;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.secf.administration.SecretEnvelope;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.probe.ProbeUsers;
import org.secf.rotation.SharedStore;
import org.secf.server.Http;
import org.secf.server.ProbeArchive;

/** Whatever can go wrong when a secret is sent to a store over the network. */
public final class AdministrationAttack {

    private static final String MAIN = ProbeArchive.ADDRESS + "/api/secf/stores/main";
    private static final String SECRET = "/secrets/sealed";
    private static final String JOSE = "application/jose";

    private final Http http;
    private final Evidence evidence;

    public AdministrationAttack(Http http, Evidence evidence) {
        this.http = http;
        this.evidence = evidence;
    }

    /** An application whose store is administered by one role, and by another under a second name. */
    public static Archive<?> archive() {
        String store = SharedStore.of(CanaryFiles.ADMINISTERED)
                .element(CanaryFiles.POLL)
                .replace("</store>", "<administration-role>%s</administration-role></store>");
        return ProbeArchive.war()
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">" + store.formatted("user")
                                + store.formatted("auditor").replace("<store>", "<store name=\"audited\">")
                                + "</secf>"),
                        "secf.xml");
    }

    /** Sends everything. */
    public void run() {
        expect(201, send("POST", "/key", Map.of(), ""));
        long version = version();
        String text = CanaryFiles.text("sealed");
        expect(415, send("PUT", SECRET, Map.of("Content-Type", "text/plain"), text));
        expect(422, send("PUT", SECRET, Map.of("Content-Type", JOSE), text));
        expect(422, send("PUT", SECRET, Map.of("Content-Type", JOSE), sealed("other", version)));
        expect(412, send("PUT", SECRET, Map.of("Content-Type", JOSE, "If-Match", "\"0\""), sealed("sealed", version)));
        expect(200, send("PUT", SECRET, Map.of("Content-Type", JOSE), sealed("sealed", version)));
        expect(403, http.get(MAIN.replace("main", "audited"), "alice"));
        expect(401, http.get(MAIN, Optional.of(Http.basic("alice", CanaryFiles.text("mistyped")))));
        expect(200, http.get(MAIN, "alice"));
    }

    private void expect(int status, Http.Reply reply) {
        evidence.add(reply);
        if (reply.status() != status) {
            throw new AssertionError("expected " + status + ", received " + reply.status() + " " + reply.body());
        }
    }

    private long version() {
        String tag = http.get(MAIN, "alice").header("ETag").get(0);
        return Long.parseLong(tag.replace("\"", ""));
    }

    private Http.Reply send(String method, String path, Map<String, String> fields, String body) {
        HttpRequest.Builder request = Http.request(MAIN + path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", Http.basic("alice", ProbeUsers.password("alice")));
        fields.forEach(request::header);
        if (!fields.containsKey("If-Match")) {
            request.header("If-Match", "\"" + version() + "\"");
        }
        return http.send(request);
    }

    private String sealed(String alias, long version) {
        Jwk key = Jwk.read(http.get(MAIN + "/key", "alice").body()).fold(read -> read, rejection -> {
            throw new AssertionError(rejection.detail());
        });
        PayloadSeal seal = PayloadSeal.installed(AdministrationAttack.class.getClassLoader());
        try (Secret secret = Secret.taking(CanaryFiles.text("sealed").getBytes(StandardCharsets.UTF_8))) {
            return SecretEnvelope.to(key, Thumbprint.of(key.key()), seal)
                    .fold(envelope -> envelope.seal("main", alias, version, secret), rejection -> {
                        throw new AssertionError(rejection.detail());
                    });
        }
    }
}
