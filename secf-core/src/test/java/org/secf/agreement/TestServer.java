package org.secf.agreement;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.secf.crypto.Crypto;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.SelfSigned;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.state.MemoryAssociationStore;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A server that agrees, its clients, and what they have of each other. */
final class TestServer {

    static final Crypto CRYPTO = Crypto.jdk();
    static final SecureRandom RANDOM = new SecureRandom();
    static final String NAME = "https://enabler.example.org";
    static final Duration HOUR = Duration.ofHours(1);
    static final String CANARY = "canary-0123456789-0123456789-abcdef";
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final OwnKey SERVER = key(KeyKind.P_256, "server");
    static final OwnKey CLIENT = key(KeyKind.ED25519, "client");
    static final OwnKey STRANGER = key(KeyKind.P_256, "stranger");
    static final Map<AgreementSuite, KemKeyPair> CLIENT_KEYS = Map.of(
            AgreementSuite.X25519,
            KemKeyPair.generate(AgreementSuite.X25519.hpke().kem(), RANDOM),
            AgreementSuite.P_256,
            KemKeyPair.generate(AgreementSuite.P_256.hpke().kem(), RANDOM));

    final MovableClock clock = new MovableClock(NOW);
    final MemoryAssociationStore associations = new MemoryAssociationStore(clock, 100);
    final List<Runnable> waiting = new ArrayList<>();
    final PreKeys preKeys;
    final AgreementResponder responder;
    final ProposalOpener opener;
    KeySet keys;

    private TestServer(Optional<OnceStore> once, ServerPolicy policy, OwnKey signer) {
        this(once, policy, signer, CRYPTO);
    }

    private TestServer(Optional<OnceStore> once, ServerPolicy policy, OwnKey signer, Crypto crypto) {
        this(once, policy, new Keyed(signer, crypto, id -> Optional.empty()));
    }

    /** By what keys, and how. */
    private record Keyed(OwnKey signer, Crypto crypto, PreSharedKeys others) {}

    private TestServer(Optional<OnceStore> once, ServerPolicy policy, Keyed keyed) {
        Crypto crypto = keyed.crypto();
        KeyLife active = KeyLife.waiting().activeFrom(Instant.EPOCH);
        this.keys = new KeySet(List.of(Member.of(KeyUse.SIGNING, active, keyed.signer())), List.of());
        this.preKeys = new PreKeys(policy, () -> keys, new PreKeys.Tools(clock, RANDOM, delay -> waiting::add, crypto));
        SharedKeys psks = SharedKeys.hidden(
                Map.of("alice", secret(CANARY), "bob", secret("b".repeat(32))), keyed.others(), RANDOM);
        this.opener = new ProposalOpener(psks, KnownClients.of(known(), RANDOM), crypto);
        this.responder = new AgreementResponder(
                policy,
                preKeys,
                opener,
                new AgreementResponder.Memory(
                        clock, RANDOM, once.orElseGet(() -> new MemoryOnceStore(clock, 1000)), associations));
    }

    static TestServer open() {
        return with(policy(false, List.of(AgreementMode.values()), 100));
    }

    static TestServer with(ServerPolicy policy) {
        return new TestServer(Optional.empty(), policy, SERVER);
    }

    static TestServer with(OnceStore once) {
        return new TestServer(Optional.of(once), policy(false, List.of(AgreementMode.values()), 100), SERVER);
    }

    static TestServer by(Crypto crypto) {
        return new TestServer(Optional.empty(), policy(false, List.of(AgreementMode.values()), 100), SERVER, crypto);
    }

    static TestServer finding(PreSharedKeys others) {
        return new TestServer(
                Optional.empty(),
                policy(false, List.of(AgreementMode.values()), 100),
                new Keyed(SERVER, CRYPTO, others));
    }

    static TestServer signedBy(OwnKey signer) {
        return new TestServer(Optional.empty(), policy(false, List.of(AgreementMode.values()), 100), signer);
    }

    static ServerPolicy policy(boolean requireClient, List<AgreementMode> modes, int most) {
        return policy(requireClient, modes, new AgreementLimits(most, 1000, 1000, 1000));
    }

    static ServerPolicy policy(boolean requireClient, List<AgreementMode> modes, AgreementLimits limits) {
        return new ServerPolicy(
                NAME, List.of(AgreementSuite.values()), modes, requireClient, Duration.ofMinutes(10), HOUR, limits);
    }

    private static ClientKeys known() {
        Map<String, ClientKeys.ClientKey> known = new HashMap<>();
        known.put(Thumbprint.of(CLIENT.publicKey()), new ClientKeys.ClientKey("CN=client", CLIENT.publicKey()));
        CLIENT_KEYS.forEach((suite, pair) -> {
            PublicKey key = pair.publicKey().key();
            known.put(Thumbprint.of(key), new ClientKeys.ClientKey("CN=" + suite, key));
        });
        return thumbprint -> Optional.ofNullable(known.get(thumbprint));
    }

    static OwnKey key(KeyKind kind, String name) {
        try {
            return new SelfSigned(kind, Duration.ofDays(1), RANDOM, Optional.empty())
                    .generate(new X500Principal("CN=" + name), NOW);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Secret secret(String text) {
        return Secret.taking(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    static AgreementPolicy trusting(OwnKey server, AgreementSuite... suites) {
        return new AgreementPolicy(
                NAME,
                Map.of(Thumbprint.of(server.publicKey()), server.publicKey()),
                suites.length == 0 ? List.of(AgreementSuite.values()) : List.of(suites),
                HOUR,
                Duration.ofSeconds(30));
    }

    static ClientCredential credential(AgreementMode mode, AgreementSuite suite) {
        KemKeyPair own = java.util.Objects.requireNonNull(CLIENT_KEYS.get(suite));
        return switch (mode) {
            case BASE -> ClientCredential.signing(CLIENT);
            case PSK -> ClientCredential.anonymous().withPreSharedKey("alice", secret(CANARY));
            case AUTH -> ClientCredential.key(own);
            case AUTH_PSK -> ClientCredential.key(own).withPreSharedKey("alice", secret(CANARY));
            case PRE_SHARED -> ClientCredential.preSharedOnly("alice", secret(CANARY));
        };
    }

    byte[] offer() {
        return value(responder.offer()).toJson();
    }

    /** An agreement in its first state. */
    KeyAgreement begin(AgreementSuite... suites) {
        return value(KeyAgreement.begin(trusting(SERVER, suites), offer(), clock));
    }

    static byte[] propose(KeyAgreement agreement, ClientCredential credential) {
        return value(agreement.propose(credential, RANDOM));
    }

    Verdict<byte[]> post(byte[] message) {
        return post(message, "192.0.2.1");
    }

    Verdict<byte[]> post(byte[] message, String sender) {
        return responder.accept(message, Optional.of(sender)).map(Grant::toJson);
    }

    /** A whole agreement, as the client has it in the end. */
    SecurityAssociation agree(ClientCredential credential) {
        KeyAgreement agreement = begin();
        return value(agreement.complete(value(post(propose(agreement, credential)))));
    }

    static <T> T value(Verdict<T> verdict) {
        return verdict.fold(value -> value, rejection -> {
            throw new AssertionError(rejection.reason() + ": " + rejection.detail());
        });
    }

    static Reason reason(Verdict<?> verdict) {
        return verdict.rejection()
                .map(Rejection::reason)
                .orElseThrow(() -> new AssertionError("expected a refusal, received a value"));
    }
}
