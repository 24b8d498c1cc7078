package org.secf.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.KemPublicKey;
import org.secf.integrity.IntegrityReason;
import org.secf.keys.Jwk;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Parts;
import org.secf.payload.HpkeRecipient;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.RecordLayout;
import org.secf.resource.Resources;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.structured.BareItem;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** Clients as applications define them. */
class ProtectedClientTest {

    private static final OwnKey KEY = key();
    private static final KeyLife ACTIVE = KeyLife.waiting().activeFrom(Instant.EPOCH);

    private final Parties parties =
            new Parties(Parties.pair(), Parties.pair(), Parties.make().clock());
    private SigningServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(
                Parties.key(parties.server(), "server"),
                Parties.keys(member().id(), new KeyPair(KEY.publicKey(), KEY.privateKey()), Parties.ALGORITHM),
                parties.clock());
        server.published.put(
                "/keys", published(Jwk.of(parties.server().getPublic()).withKeyId("server")));
    }

    @AfterEach
    void stop() {
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

    private static Member member() {
        return Member.of(KeyUse.SIGNING, ACTIVE, KEY);
    }

    private static String published(Jwk... keys) {
        return "{\"keys\":["
                + String.join(
                        ",",
                        Arrays.stream(keys).map(key -> key.toJson().toString()).toList())
                + "]}";
    }

    private static KeyPair x25519() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String origin() {
        return "origins=" + server.url("");
    }

    private String jwks() {
        return "server-jwks=" + server.url("/keys");
    }

    private ProtectedClient both() {
        return client(origin(), "key-set=main", jwks());
    }

    private ProtectedClient client(String... settings) {
        return client(Parts.none(), settings);
    }

    private ProtectedClient client(Parts parts, String... written) {
        List<RawSetting> raw = Arrays.stream(written)
                .map(setting -> setting.split("=", 2))
                .map(pair -> new RawSetting(pair[0], List.of(pair[1].split(",")), "test"))
                .toList();
        Settings settings = Settings.resolve(
                "secf.client.partner", ClientDefinitions.CLIENT.keys(), List.of(new SettingsLayer(raw)));
        return ClientDefinitions.clients(Map.of("partner", settings), context(parts), Optional.empty())
                .get("partner");
    }

    private MechanismContext context(Parts parts) {
        Keys signing = () -> new KeySet(List.of(member()), List.of());
        Keys opening = () -> new KeySet(List.of(Member.of(KeyUse.DECRYPTION, ACTIVE, KEY)), List.of());
        Keys empty = () -> new KeySet(List.of(), List.of());
        return new MechanismContext(
                        parties.clock(),
                        new SecureRandom(),
                        Parties.CRYPTO,
                        new MemoryOnceStore(parties.clock(), 100),
                        new MemoryPendingRequests(parties.clock(), 10),
                        Resources.outsideDeployment(ProtectedClientTest.class.getClassLoader()),
                        parts,
                        Expressions.none())
                .with(new KeyRing(Map.of(), Map.of("main", signing, "opening", opening, "empty", empty)));
    }

    private ClientRequest post() {
        return ClientRequest.of("POST", server.url("/who"))
                .with("Content-Type", "text/plain")
                .with("X-Tenant", "north")
                .body("the question".getBytes(StandardCharsets.UTF_8));
    }

    private Reason refusal(ProtectedClient client) {
        return refusal(client, post());
    }

    private static Reason refusal(ProtectedClient client, ClientRequest request) {
        RefusedExchangeException refused =
                catchThrowableOfType(RefusedExchangeException.class, () -> client.send(request));
        assertThat(refused).as("expected a refusal").isNotNull();
        return refused.rejection().reason();
    }

    @Nested
    class Definitions {

        @Test
        void signByTheirKeySetAndBelievePublishedKeys() throws IOException {
            VerifiedResponse answer = both().send(post());

            assertThat(answer.body()).asString().isEqualTo("the answer");
            assertThat(answer.signature().owner()).isEqualTo("127.0.0.1");
            assertThat(server.signatures.get(0).keyId()).isEqualTo(member().id());
            assertThat(server.signatures.get(0).input().expires()).isPresent();
        }

        @Test
        void coverWhatTheySay() throws IOException {
            client(origin(), "key-set=main", jwks(), "components=x-tenant").send(post());

            assertThat(server.signatures.get(0).value(Component.field("x-tenant")))
                    .contains("north");
        }

        @Test
        void demandOfAnswersWhatTheySay() {
            server.signing =
                    answer -> SigningServer.signer(parties.serverKey(), SigningPolicy.ofResponses(), parties.clock())
                            .answering(server.signatures.get(0))
                            .sign(answer.message());

            assertThat(refusal(client(origin(), "key-set=main", jwks(), "answer-components=x-total")))
                    .isEqualTo(SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void believeTheBeanOfTheApplication() throws IOException {
            ServerKeys bean = client -> parties.servers();
            Parts parts = new Parts() {
                @Override
                public <T> Optional<T> find(Class<T> type) {
                    return type.isInstance(bean) ? Optional.of(type.cast(bean)) : Optional.empty();
                }
            };

            assertThat(client(parts, origin(), "key-set=main").send(post()).status())
                    .isEqualTo(200);
        }

        /** The bean knows another key by the name of the published one. */
        @Test
        void believePublishedKeysBesideTheBean() throws IOException {
            ServerKeys bean = client -> Parties.keys("server", Parties.pair(), Parties.ALGORITHM);
            Parts parts = new Parts() {
                @Override
                public <T> Optional<T> find(Class<T> type) {
                    return type.isInstance(bean) ? Optional.of(type.cast(bean)) : Optional.empty();
                }
            };

            assertThat(client(parts, origin(), "key-set=main", jwks())
                            .send(post())
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void neverCallAnotherServer() {
            URI other = URI.create(server.url("/who").toString().replace("127.0.0.1", "localhost"));

            assertThat(refusal(both(), ClientRequest.of("GET", other))).isEqualTo(ClientReason.OTHER_ORIGIN);
            assertThat(server.arrivals).hasValue(0);
        }

        @Test
        void cannotSignWithoutAnActiveKey() {
            assertThat(refusal(client(origin(), "key-set=empty", jwks()))).isEqualTo(IntegrityReason.NO_SIGNING_KEY);
            assertThat(server.arrivals).hasValue(0);
        }

        @Test
        void saysWhatItLacks() {
            ProtectedClient client = client(origin(), "key-set=main");

            assertThat(refusal(client)).isEqualTo(ClientReason.CANNOT_VERIFY);
            assertThat(client.refuse(client.abilities())).isEmpty();
            assertThat(client.refuse(ClientDemand.BOTH.encrypting(true)).map(refused -> refused.reason()))
                    .contains(ClientReason.CANNOT_VERIFY);
            assertThat(client(origin(), jwks()).refuse(ClientDemand.BOTH).map(refused -> refused.reason()))
                    .contains(ClientReason.CANNOT_SIGN);
            assertThat(both().refuse(ClientDemand.BOTH.encrypting(true)).map(refused -> refused.reason()))
                    .contains(ClientReason.CANNOT_ENCRYPT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "origins=https://a.example.org/path",
                    "origins=http://a.example.org",
                    "server-jwks=http://a.example.org/keys",
                    "algorithm=hmac-sha256",
                    "answer-max-age=2d",
                    "key-set=nothing",
                    "encryption-form=AES128GCM"
                })
        void stopTheDeploymentWhereTheyCannotBeUsed(String setting) {
            List<String> all = new ArrayList<>(List.of(origin(), "key-set=main", jwks()));
            all.add(setting);

            assertThatThrownBy(() -> client(all.toArray(String[]::new)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("secf.client.partner." + setting.split("=", 2)[0]);
        }

        @Test
        void protectSomething() {
            assertThatThrownBy(() -> client(origin()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("protects nothing");
        }

        @Test
        void areFoundByTheirNames() {
            ProtectedClients clients = ProtectedClients.of(Map.of("partner", both()));

            assertThat(clients.get("partner").name()).isEqualTo("partner");
            assertThatThrownBy(() -> clients.get("partnr"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("did you mean partner");
        }
    }

    /** CONF-001. */
    @Nested
    class Encryption {

        private final KeyPair recipient = x25519();

        private ProtectedClient encrypting(String... more) {
            List<String> all = new ArrayList<>(
                    List.of(origin(), "key-set=main", jwks(), "recipient-jwks=" + server.url("/recipients")));
            all.addAll(List.of(more));
            return client(all.toArray(String[]::new));
        }

        @Test
        void isToThePublishedKey() throws IOException {
            server.published.put(
                    "/recipients", published(Jwk.of(recipient.getPublic()).withKeyId("them")));

            encrypting().send(post());

            assertThat(server.bodies.get(0)).doesNotContain("question");
            assertThat(server.signatures.get(0).value(Component.field("content-type")))
                    .contains("application/vnd.secf.hpke");
        }

        @Test
        void needsAPublishedKey() {
            assertThat(refusal(encrypting())).isEqualTo(ClientReason.NO_RECIPIENT_KEY);
            assertThat(server.bodies).doesNotContain("the question");
        }

        @Test
        void isOfTheFormThatIsSet() {
            server.published.put(
                    "/recipients", published(Jwk.of(recipient.getPublic()).withKeyId("them")));

            assertThat(refusal(encrypting("encryption-form=JWE"))).isEqualTo(ClientReason.NO_RECIPIENT_KEY);
        }

        @Test
        void isNotLeftOutWhereItIsDemanded() {
            Verdict<SignedRequest> refused = both().protection().protect(post(), ClientDemand.BOTH.encrypting(true));

            Verdicts.assertRefused(refused, ClientReason.CANNOT_ENCRYPT);
        }

        @Test
        void ofAnswersIsDemandedWhereThereAreKeys() {
            ProtectedClient client = client(origin(), "key-set=main", jwks(), "decryption-key-set=opening");

            assertThat(refusal(client)).isEqualTo(PayloadReason.PLAINTEXT_PAYLOAD);
        }

        /** A key on P-256 opens JWE, and HPKE not even by its name. */
        @Test
        void givesEachKeyOneUse() {
            ProtectedClient client = client(origin(), "key-set=main", jwks(), "decryption-key-set=opening");
            server.before = this::encrypted;

            assertThat(refusal(client)).isEqualTo(PayloadReason.KEY_UNKNOWN);
        }

        private void encrypted(SigningServer.Answer answer) {
            KemPublicKey key = Verdicts.value(KemPublicKey.of(HpkeKem.P256_HKDF_SHA256, KEY.publicKey()));
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            OutgoingPayload outgoing = Verdicts.value(new PayloadProtection(
                            new PayloadProtection.Tools(Parties.CRYPTO, Parties.RANDOM, Optional.empty()),
                            RecordLayout.usual())
                    .protect(
                            PayloadRecipient.encapsulating(new HpkeRecipient(member().id(), key, HpkeAead.AES_128_GCM)),
                            PayloadHeaders.of("text/plain"),
                            PayloadLimits.usual(),
                            wire));
            try (PayloadOutput output = outgoing.output()) {
                output.write(answer.body);
                output.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            answer.fields.put("Content-Type", "application/vnd.secf.hpke");
            answer.body(wire.toByteArray());
        }
    }

    /** An unsigned request, whose answer is bound by a nonce. */
    @Nested
    class AnswersAlone {

        private final ClientDemand demand = new ClientDemand(false, true, false, Set.of(), Set.of());

        private Verdict<VerifiedResponse> sent(ClientRequest request) {
            server.answersUnsigned = true;
            ProtectedClient client = client(origin(), jwks());
            try {
                return Verdict.accepted(
                        new SignedClient(client.tls().outbound(), client.protection(), demand).send(request));
            } catch (RefusedExchangeException refused) {
                return Verdict.rejected(refused.rejection());
            }
        }

        @Test
        void areProvedByTheNonceOfTheWish() {
            assertThat(Verdicts.value(sent(post())).body()).asString().isEqualTo("the answer");
            assertThat(server.signatures).isEmpty();
        }

        @Test
        void areRefusedUnsigned() {
            server.after = SigningServer.Answer::unsign;

            Verdicts.assertRefused(sent(post()), SignatureReason.UNSIGNED);
        }

        @Test
        void areRefusedToTheSameRequestSentBefore() {
            Verdicts.value(sent(post()));
            server.after = answer -> answer.like(server.sent.get(0));

            Verdicts.assertRefused(sent(post()), ClientReason.OTHER_NONCE);
        }

        @Test
        void areRefusedWithAnotherNonce() {
            server.signing = answer -> {
                var wanted = answer.wanted().get(1);
                var other = new RequestedSignature(
                        wanted.label(),
                        wanted.components(),
                        wanted.parameters().with("nonce", new BareItem.Text("another")));
                return SigningServer.signer(parties.serverKey(), SigningPolicy.ofResponses(), parties.clock())
                        .answer(other, answer.message());
            };

            Verdicts.assertRefused(sent(post()), ClientReason.OTHER_NONCE);
        }

        @Test
        void areRefusedToAnotherAddress() {
            Verdicts.value(sent(ClientRequest.of("GET", server.url("/other"))));
            server.after = answer -> answer.like(server.sent.get(0));

            Verdicts.assertRefused(sent(ClientRequest.of("GET", server.url("/who"))), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areRefusedWithoutNonce() {
            server.signing = answer -> SigningServer.signer(
                            parties.serverKey(),
                            SigningPolicy.ofResponses()
                                    .with(Coverage.OF_RESPONSES.and(
                                            Component.QUERY.ofRequest(),
                                            Component.field("content-digest").ofRequest())),
                            parties.clock())
                    .sign(answer.message());

            Verdicts.assertRefused(sent(post()), SignatureReason.MISSING_PARAMETER);
        }

        @Test
        void areNotSoughtWithAnotherSignatureOfARequestThatHasNone() {
            server.before = answer -> {
                answer.fields.put("Accept-Signature", "a=(\"@method\");created");
                answer.status(401);
            };

            assertThat(Verdicts.value(sent(post())).status()).isEqualTo(401);
            assertThat(server.sent).hasSize(1);
        }
    }
}
