package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.administration.SecretEnvelope;
import org.secf.keys.Jwk;
import org.secf.keys.PayloadSeal;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.keys.store.MasterSource;
import org.secf.keys.store.Pkcs12Format;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreFile;
import org.secf.probe.ProbeUsers;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.ProbeArchive;
import org.secf.server.Site;
import org.secf.verdict.Verdict;

/** SEC-003: a store is changed over the network by those who may, and its secrets arrive encrypted. The application lists no classes for JAX-RS. */
@ExtendWith(ArquillianExtension.class)
@EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has no JAX-RS")
@OncePerFamily
class AdministrationTest {

    private static final String STORES = ProbeArchive.ADDRESS + "/api/secf/stores/";
    private static final String MAIN = STORES + "main";
    private static final String CANARY = "canary-secret-91c4";

    private final Http http = new Http();

    /** One store that users administer, the same by another name for auditors, and by a third for nobody. */
    @Deployment(testable = false)
    public static Archive<?> probe() throws IOException {
        Path master = Files.createDirectories(Site.folder()).resolve("administered.master");
        Files.writeString(master, "master-of-a-test-Zm9vYmFy");
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(store().path());
        accepted(store().init("root"));
        String where = "<location>" + store().path() + "</location><master>file:" + master + "</master>";
        return ProbeArchive.war()
                .addAsWebInfResource(
                        new StringAsset("<secf xmlns=\"https://secf.org/ns/secf\">"
                                + "<store>" + where + "<administration-role>user</administration-role></store>"
                                + "<store name=\"audited\">" + where
                                + "<administration-role>auditor</administration-role></store>"
                                + "<store name=\"closed\">" + where + "</store></secf>"),
                        "secf.xml");
    }

    private static StoreFile store() {
        Path folder = Site.folder();
        MasterSource master = new MasterSource(
                "file:" + folder.resolve("administered.master"), variable -> Optional.empty(), List.of());
        return new StoreFile(folder.resolve("administered.p12"), new Pkcs12Format(), master, Clock.systemUTC());
    }

    private static <T> T accepted(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    private static long version() {
        try (StoreContents contents = accepted(store().read())) {
            return contents.version();
        }
    }

    private Http.Reply change(String method, String path, Map<String, String> more, String body) {
        HttpRequest.Builder request = Http.request(MAIN + path)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", Http.basic("alice", ProbeUsers.password("alice")));
        more.forEach(request::header);
        if (!more.containsKey("If-Match")) {
            request.header("If-Match", "\"" + version() + "\"");
        }
        return http.send(request);
    }

    private String sealed(String alias, long version) {
        Jwk key = accepted(Jwk.read(http.get(MAIN + "/key", "alice").body()));
        PayloadSeal seal = PayloadSeal.installed(AdministrationTest.class.getClassLoader());
        try (Secret secret = Secret.taking(CANARY.getBytes(StandardCharsets.UTF_8))) {
            return accepted(SecretEnvelope.to(key, Thumbprint.of(key.key()), seal))
                    .seal("main", alias, version, secret);
        }
    }

    @BeforeEach
    void makeTransportKey() {
        Http.Reply made = change("POST", "/key", Map.of(), "");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
    }

    @Test
    void storeWithoutARoleIsNotThere() {
        assertThat(http.get(STORES + "closed", "alice").status()).isEqualTo(404);
        assertThat(http.get(STORES + "other", "alice").status()).isEqualTo(404);
    }

    @Test
    void strangerIsAskedWhoItIs() {
        assertThat(http.get(MAIN).status()).isEqualTo(401);
    }

    @Test
    void callerWithAnotherRoleIsRefused() {
        assertThat(http.get(STORES + "audited", "alice").status()).isEqualTo(403);
    }

    @Test
    void secretArrivesEncryptedAndIsAudited() {
        long before = version();
        Http.Reply set = change("PUT", "/secrets/db", Map.of("Content-Type", "application/jose"), sealed("db", before));

        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(set.header("ETag")).containsExactly("\"" + (before + 1) + "\"");
        try (StoreContents contents = accepted(store().read());
                Secret secret = accepted(contents.secret("db"))) {
            assertThat(secret.matches(CANARY.getBytes(StandardCharsets.UTF_8))).isTrue();
        }
        assertThat(http.get(MAIN, "alice").body()).contains("\"db\"").doesNotContain(CANARY);
        assertThat(Site.log()).contains("\"what\":\"secret set\"").doesNotContain(CANARY);
    }

    @Test
    void recordedChangeCannotBeSentAgain() {
        long before = version();
        String sealed = sealed("again", before);
        Map<String, String> recorded = Map.of("Content-Type", "application/jose", "If-Match", "\"" + before + "\"");

        assertThat(change("PUT", "/secrets/again", recorded, sealed).status()).isEqualTo(200);
        assertThat(change("PUT", "/secrets/again", recorded, sealed).status()).isEqualTo(412);
        assertThat(change("PUT", "/secrets/again", Map.of("Content-Type", "application/jose"), sealed)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void secretInTheClearIsRefused() {
        Http.Reply reply = change("PUT", "/secrets/clear", Map.of("Content-Type", "text/plain"), CANARY);

        assertThat(reply.status()).as(reply.body()).isEqualTo(415);
        assertThat(reply.body()).doesNotContain(CANARY);
        assertThat(Site.log()).doesNotContain(CANARY);
    }

    @Test
    void pageOfAnotherSiteChangesNothing() {
        long before = version();
        Http.Reply reply = change("POST", "/key", Map.of("Origin", "https://evil.example.org"), "");

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void keysAreMadeAndRotated() {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        String key = "{\"set\":\"main\",\"use\":\"signing\"}";

        assertThat(change("POST", "/keys/one-" + version(), json, key).status()).isEqualTo(201);
        assertThat(change("POST", "/keys/two-" + version(), json, key).status()).isEqualTo(201);
        Http.Reply rotated = change("POST", "/sets/main/rotation", json, "{\"use\":\"signing\",\"at-once\":true}");
        assertThat(rotated.status()).as(rotated.body()).isEqualTo(200);
        assertThat(rotated.body()).contains("\"state\":\"retiring\"");
    }
}
