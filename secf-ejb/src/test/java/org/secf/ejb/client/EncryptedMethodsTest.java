package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secf.client.ClientDefinitions;
import org.secf.client.ProtectedClients;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.payload.HpkeKeys;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.Component;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.verdict.Verdicts;

/** Clients of MicroProfile Rest Client encrypt what an annotation says, to a key that the server publishes, and decrypt answers to their own. */
class EncryptedMethodsTest {

    private static final OwnKey KEY = key();
    private static final KeyLife ACTIVE = KeyLife.waiting().activeFrom(Instant.EPOCH);
    private static final PayloadSeal SEAL = PayloadSeal.installed(EncryptedMethodsTest.class.getClassLoader());
    private static final PayloadProtection THEIRS = new PayloadProtection(
            new PayloadProtection.Tools(Parties.CRYPTO, Parties.RANDOM, Optional.of(SEAL)), RecordLayout.usual());

    private final Parties parties =
            new Parties(Parties.pair(), Parties.pair(), Parties.make().clock());
    private final KeyPair recipient = Parties.pair("X25519", 255);
    private SigningServer server;
    private Client client;

    /** A client of somebody's. */
    @SignRequest(definition = "partner")
    @VerifyResponse(definition = "partner")
    interface Secret {

        @SignRequest(definition = "partner")
        @VerifyResponse(definition = "partner")
        @EncryptRequest(definition = "partner")
        void encrypted();

        void readable();
    }

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(
                Parties.key(parties.server(), "server"),
                Parties.keys(signing().id(), new KeyPair(KEY.publicKey(), KEY.privateKey()), Parties.ALGORITHM),
                parties.clock());
        server.published.put(
                "/keys", published(Jwk.of(parties.server().getPublic()).withKeyId("server")));
        server.published.put(
                "/recipients", published(Jwk.of(recipient.getPublic()).withKeyId("them")));
        server.before = EncryptedMethodsTest::sealed;
        client = ClientKind.JERSEY.builder().build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static OwnKey key() {
        try {
            return new SelfSigned(KeyKind.P_256, Duration.ofDays(1), Parties.RANDOM, Optional.empty())
                    .generate(new X500Principal("CN=us"), Parties.make().clock().instant());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Member signing() {
        return Member.of(KeyUse.SIGNING, ACTIVE, KEY);
    }

    private static Member opening() {
        return Member.of(KeyUse.DECRYPTION, ACTIVE, KEY);
    }

    private static String published(Jwk key) {
        return "{\"keys\":[" + key.toJson() + "]}";
    }

    private ProtectedClients clients() {
        Keys main = () -> new KeySet(List.of(signing()), List.of());
        Keys own = () -> new KeySet(List.of(opening()), List.of());
        MechanismContext context = new MechanismContext(
                        parties.clock(),
                        Parties.RANDOM,
                        Parties.CRYPTO,
                        new MemoryOnceStore(parties.clock(), 100),
                        new MemoryPendingRequests(parties.clock(), 10),
                        Resources.outsideDeployment(EncryptedMethodsTest.class.getClassLoader()),
                        Parts.none(),
                        Expressions.none())
                .with(new KeyRing(Map.of(), Map.of("main", main, "opening", own)));
        List<RawSetting> written = List.of(
                setting("origins", server.url("").toString()),
                setting("key-set", "main"),
                setting("server-jwks", server.url("/keys").toString()),
                setting("recipient-jwks", server.url("/recipients").toString()),
                setting("decryption-key-set", "opening"));
        Settings settings = Settings.resolve(
                "secf.client.partner", ClientDefinitions.CLIENT.keys(), List.of(new SettingsLayer(written)));
        return ClientDefinitions.clients(Map.of("partner", settings), context, Optional.of(SEAL));
    }

    private static RawSetting setting(String name, String value) {
        return new RawSetting(name, List.of(value), "test");
    }

    /** To the client's own key. */
    private static void sealed(SigningServer.Answer answer) {
        SealRecipient us = new SealRecipient(KEY.publicKey(), opening().id(), SealAlgorithm.ECDH_ES_A256KW);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        OutgoingPayload outgoing = Verdicts.value(THEIRS.protect(
                PayloadRecipient.sealing(us), PayloadHeaders.of("text/plain"), PayloadLimits.usual(), wire));
        try (PayloadOutput output = outgoing.output()) {
            output.write(answer.body);
            output.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer.fields.put("Content-Type", outgoing.headers().contentType().get(0));
        answer.body(wire.toByteArray());
    }

    private Response call(String method) throws NoSuchMethodException {
        var invoked = Secret.class.getMethod(method);
        ClientRequestFilter telling =
                request -> request.setProperty("org.eclipse.microprofile.rest.client.invokedMethod", invoked);
        client.register(telling).register(new SignedExchanges(AnnotatedMethods.of(Secret.class, clients())));
        return client.target(server.url("/who")).request().post(Entity.text("the question"));
    }

    private String opened(SigningServer.Answer answer) throws IOException {
        KemKeyPair theirs = Verdicts.value(KemKeyPair.of(HpkeKem.X25519_HKDF_SHA256, recipient));
        PayloadHeaders headers = new PayloadHeaders(
                answer.request.fields().lines("content-type"),
                answer.request.fields().lines("content-encoding"));
        PayloadKeys keys = PayloadKeys.none().withEncapsulated(new HpkeKeys(Map.of("them", theirs)));
        byte[] octets = Verdicts.value(Verdicts.value(THEIRS.open(
                        headers,
                        new ByteArrayInputStream(answer.received),
                        keys,
                        new PayloadPolicy(
                                Set.of(PayloadForm.HPKE),
                                Set.of(),
                                Set.of(new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, HpkeAead.AES_128_GCM)),
                                PayloadLimits.usual(),
                                false)))
                .whole());
        return new String(octets, StandardCharsets.UTF_8);
    }

    @Test
    void areEncryptedToTheServerAndTheirAnswersDecrypted() throws Exception {
        try (Response answer = call("encrypted")) {
            assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
            assertThat(answer.getMediaType()).hasToString("text/plain");
        }
        assertThat(server.bodies.get(0)).doesNotContain("question");
        assertThat(opened(server.sent.get(0))).isEqualTo("the question");
        assertThat(server.signatures.get(0).value(Component.field("content-type")))
                .contains("application/vnd.secf.hpke");
    }

    @Test
    void areNotEncryptedWhereNothingSaysSoButTheirAnswersAreDecryptedAllTheSame() throws Exception {
        try (Response answer = call("readable")) {
            assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
        }
        assertThat(server.bodies).containsExactly("the question");
    }

    @Test
    void areRefusedReadableAnswers() {
        server.before = answer -> {};

        assertThatThrownBy(() -> call("encrypted"))
                .isInstanceOf(ProcessingException.class)
                .hasStackTraceContaining(PayloadReason.PLAINTEXT_PAYLOAD.name());
    }

    @Test
    void areNotSentWhereTheServerPublishesNoKey() {
        server.published.put("/recipients", "{\"keys\":[]}");

        assertThatThrownBy(() -> call("encrypted")).isInstanceOf(ProcessingException.class);
        assertThat(server.arrivals).hasValue(0);
    }
}
