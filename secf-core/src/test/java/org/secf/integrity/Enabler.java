package org.secf.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.http.Bodies;
import org.secf.http.BodyLimits;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.Parts;
import org.secf.message.Facts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.VerificationKey;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.state.MovableClock;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** An application whose requests are signed by Alice or Bob, and what they send it. */
final class Enabler {

    static final String BASE = "https://enabler.example.org/enabler";
    static final String ID = "http-signature";
    static final Crypto CRYPTO = Crypto.jdk();
    static final KeyPair ALICE = pair();
    static final KeyPair BOB = pair();
    static final SignatureKeys KEYS = SignatureKeys.of(Map.of("a1", key(ALICE, "alice"), "b1", key(BOB, "bob")));

    final MovableClock clock;
    final MessageGuard guard;

    private Enabler(SignatureKeys keys, List<String> settings) {
        this(
                settings,
                new MovableClock(Instant.parse("2026-06-01T12:00:00Z")),
                clock -> context(clock, new OnePart(keys)));
    }

    private Enabler(List<String> settings, MovableClock clock, Function<MovableClock, MechanismContext> context) {
        this.clock = clock;
        List<String> all = new ArrayList<>(List.of("base-url=" + BASE));
        all.addAll(settings);
        this.guard = new SignatureGuardFactory().create(ID, settings(all), context.apply(clock));
    }

    /** With settings {@code name=value}; several values are parted by commas. */
    static Enabler with(String... settings) {
        return new Enabler(KEYS, List.of(settings));
    }

    static Enabler with(SignatureKeys keys, String... settings) {
        return new Enabler(keys, List.of(settings));
    }

    /** The application once it was started again, now, with that memory. */
    Enabler restarted(OnceStore once, String... settings) {
        return new Enabler(
                List.of(settings), clock, now -> context(now, new OnePart(KEYS)).with(once));
    }

    /** What an application brings along. */
    record OnePart(Object part) implements Parts {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return type.isInstance(part) ? Optional.of(type.cast(part)) : Optional.empty();
        }
    }

    static Settings settings(List<String> written) {
        List<RawSetting> raw = written.stream()
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(parts[0], Arrays.asList(parts[1].split(",")), "test"))
                .toList();
        return Settings.resolve("secf.http-signature", HttpSignatureKeys.ALL, List.of(new SettingsLayer(raw)));
    }

    static MechanismContext context(MovableClock clock, Parts parts) {
        return new MechanismContext(
                        clock,
                        new SecureRandom(),
                        CRYPTO,
                        new MemoryOnceStore(clock, 100),
                        new MemoryPendingRequests(clock, 10),
                        Resources.outsideDeployment(Enabler.class.getClassLoader()),
                        parts,
                        Expressions.none())
                .with(KeyRing.empty());
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static VerificationKey key(KeyPair pair, String owner) {
        return VerificationKey.of(CRYPTO, pair.getPublic(), Set.of(SignatureAlgorithm.ED25519), owner);
    }

    static SigningKey alice() {
        return SigningKey.of(CRYPTO, ALICE, SignatureAlgorithm.ED25519, "a1");
    }

    static MemoryRequest post() {
        return digested(MemoryRequest.post("/api/orders?id=7", "three apples").header("Content-Type", "text/plain"));
    }

    static MemoryRequest digested(MemoryRequest request) {
        byte[] body = request.content().getBytes(StandardCharsets.ISO_8859_1);
        return request.header(
                "Content-Digest",
                ContentDigest.of(body, Set.of(DigestAlgorithm.SHA_256), CRYPTO).text());
    }

    MemoryRequest signed(MemoryRequest request) {
        return signed(request, alice(), SigningPolicy.ofRequests());
    }

    MemoryRequest signed(MemoryRequest request, SigningPolicy policy) {
        return signed(request, alice(), policy);
    }

    MemoryRequest signed(MemoryRequest request, SigningKey key, SigningPolicy policy) {
        return signed(request, key, policy, PublicUrl.parse(BASE));
    }

    MemoryRequest signed(MemoryRequest request, SigningKey key, SigningPolicy policy, PublicUrl base) {
        TargetUri target = Verdicts.value(TargetUri.of(request, base));
        SignatureFields fields = Verdicts.value(
                new MessageSigner(key, policy, clock, new SecureRandom()).sign(RequestMessage.of(request, target)));
        return request.header("Signature-Input", and(request, "Signature-Input", fields.signatureInput()))
                .header("Signature", and(request, "Signature", fields.signature()));
    }

    private static String[] and(MemoryRequest request, String name, String line) {
        List<String> lines = new ArrayList<>(request.headers(name));
        lines.add(line);
        return lines.toArray(String[]::new);
    }

    Verdict<Inspection> inspect(MemoryRequest request) {
        return inspect(request, BodyLimits.inMemoryOnly(1000));
    }

    Verdict<Inspection> inspect(MemoryRequest request, BodyLimits limits) {
        try (Bodies bodies = new Bodies(limits, Optional::empty)) {
            return guard.inspect(request, bodies);
        }
    }

    Facts facts(MemoryRequest request) {
        return Verdicts.value(inspect(request)).facts();
    }
}
