package org.secf.gba.naf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParameters.Value;
import org.secf.digest.DigestChallenges;
import org.secf.digest.DigestPolicy;
import org.secf.digest.DigestReason;
import org.secf.digest.DigestVerifier;
import org.secf.digest.NonceSource;
import org.secf.digest.VerifiedDigest;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeySource;
import org.secf.http.HttpReason;
import org.secf.http.IpAddress;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.keys.Secret;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Callers prove themselves by bootstrapped keys. Each request proves itself; there are no sessions. */
final class GbaMechanism implements Mechanism {

    private static final int MOST_KEYS = 100_000;

    /** Devices that were asked again would bootstrap again. */
    private static final Set<Reason> FOR_GOOD =
            Set.of(GbaReason.IDENTITY_NOT_ALLOWED, GbaReason.UNKNOWN_CIPHER_SUITE, GbaReason.NOT_BY_PROXY);

    private final NafPolicy policy;
    private final MechanismContext context;
    private final CallerKeys.Tools tools;
    private final NonceSource nonces;
    private final Map<Bootstrap, Realm> realms = new LinkedHashMap<>();

    /** What one kind of keys is verified by. */
    private record Realm(DigestPolicy policy, DigestChallenges challenges, DigestVerifier verifier) {}

    /**
     * For one application.
     *
     * @param digest how Digest is done; its realm is not looked at
     */
    GbaMechanism(NafPolicy policy, DigestPolicy digest, KeySource source, MechanismContext context) {
        Optional<LastingMemory> lasting = context.parts().find(LastingMemory.class);
        this.policy = policy;
        this.context = lasting.map(one -> context.with(one.counts())).orElse(context);
        KeyMemory memory = new KeyMemory(context.clock(), policy.longestKey(), MOST_KEYS, lasting);
        this.tools = new CallerKeys.Tools(
                policy, memory, new Inquiries(memory.before(source), context.clock(), digest.nonceLifetime()));
        this.nonces = lasting.map(one -> nonces(one, policy, context))
                .orElseGet(() -> new NonceSource(context.random(), context.clock()));
        policy.kinds().forEach(kind -> realms.put(kind, realm(digest.inRealm(kind.realm(policy.host())))));
    }

    /** Nonces of before a restart stay good, and so do the counts that were used of them. */
    private static NonceSource nonces(LastingMemory memory, NafPolicy policy, MechanismContext context) {
        try (Secret key = memory.nonceKey(policy.host())) {
            return new NonceSource(key, context.random(), context.clock());
        }
    }

    private Realm realm(DigestPolicy digest) {
        return new Realm(
                digest,
                new DigestChallenges(digest, nonces),
                new DigestVerifier(digest, NobodysSecrets.INSTANCE, nonces, context));
    }

    @Override
    public String name() {
        return "gba";
    }

    @Override
    public boolean isPresented(Request request) {
        return credentials(request).isPresent();
    }

    /** Realms that begin as ours do, so that somebody else's Digest is left to others. */
    private static Optional<AuthParameters> credentials(Request request) {
        return request.headers("Authorization").stream()
                .flatMap(field ->
                        AuthParameters.parse(field)
                                .fold(Optional::of, rejection -> Optional.<AuthParameters>empty())
                                .stream())
                .filter(sent -> text(sent, "realm").startsWith("3GPP-bootstrapping"))
                .findFirst();
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        Request request = exchange.request();
        Optional<AuthParameters> sent = credentials(request);
        if (sent.isEmpty()) {
            return exchange.isProtected() ? challenged(false) : Outcome.abstained();
        }
        return realms.entrySet().stream()
                .filter(realm -> realm.getValue().policy().realm().equals(text(sent.get(), "realm")))
                .findFirst()
                .map(realm -> verified(exchange, realm.getKey(), realm.getValue()))
                .orElseGet(() ->
                        Outcome.forbidden(new Rejection(GbaReason.WRONG_REALM, names(), text(sent.get(), "realm"))));
    }

    private String names() {
        return realms.values().stream()
                .map(realm -> realm.policy().realm())
                .toList()
                .toString();
    }

    private Outcome verified(Exchange exchange, Bootstrap kind, Realm realm) {
        Request request = exchange.request();
        Verdict<NafId> application = application(exchange);
        Optional<Rejection> refusal = application.rejection();
        if (refusal.isPresent()) {
            return refused(refusal.get(), Optional.empty());
        }
        NafId claimed = application.fold(id -> id, rejection -> {
            throw new IllegalStateException("asked before");
        });
        try (CallerKeys keys = new CallerKeys(tools, new CallerKeys.Claim(kind, claimed, asker(request, realm)))) {
            return IntendedIdentity.of(request)
                    .then(intended ->
                            realm.verifier().with(keys).verify(request).then(digest -> caller(digest, intended, keys)))
                    .fold(caller -> caller, rejection -> refused(rejection, keys.missed()));
        }
    }

    private Inquiries.Asker asker(Request request, Realm realm) {
        String nonce = credentials(request).map(sent -> text(sent, "nonce")).orElse("");
        return new Inquiries.Asker(
                nonce,
                () -> nonces.issuedAt(nonce).fold(issued -> isFresh(issued, realm.policy()), rejection -> false),
                IpAddress.network(request.senderAddress().orElse("nowhere")));
    }

    private boolean isFresh(Instant issued, DigestPolicy digest) {
        Instant now = context.clock().instant();
        return !now.isBefore(issued) && now.isBefore(issued.plus(digest.nonceLifetime()));
    }

    private Verdict<NafId> application(Exchange exchange) {
        return policy.protocol()
                .map(Verdict::accepted)
                .orElseGet(() -> policy.suite().of(exchange).map(UaProtocol::tls))
                .map(protocol -> new NafId(policy.host(), protocol));
    }

    private Verdict<Outcome> caller(VerifiedDigest digest, Optional<String> intended, CallerKeys keys) {
        ApplicationKeys found = keys.found().orElseThrow();
        return IntendedIdentity.decide(intended, found, digest.name())
                .map(name -> Outcome.established(
                        caller(name, digest, found),
                        digest.seal(Optional.of(nonces.issue())),
                        Facts.of(digest.freshness(name(), name))));
    }

    private Caller caller(String name, VerifiedDigest digest, ApplicationKeys keys) {
        Set<String> groups = new LinkedHashSet<>();
        keys.settings().forEach(one -> groups.addAll(policy.groups().of(one)));
        String how = "gba:" + digest.algorithm() + ":" + digest.qop();
        Evidence evidence =
                new Evidence(name(), policy.host(), context.clock().instant(), Optional.of(how), Optional.empty());
        return new AuthenticatedCaller(name, groups, Map.of(), evidence, List.of());
    }

    /** Whoever lacks keys, or has old ones, gets the challenge, which means: bootstrap again (TS 24.109 §5.2.4). */
    private Outcome refused(Rejection rejection, Optional<Rejection> missed) {
        Rejection told = rejection.reason() == DigestReason.UNKNOWN_USER ? missed.orElse(rejection) : rejection;
        Reason reason = told.reason();
        if (reason == GbaReason.TOO_MANY_UNKNOWN) {
            return Outcome.refused(told, Reply.status(503).with("Retry-After", "1"));
        }
        if (reason == DigestReason.SECRETS_FAILED
                || reason == DigestReason.REPLAY_UNKNOWN
                || reason == GbaReason.KEYS_FAILED) {
            return Outcome.refused(rejection, Reply.status(503));
        }
        if (reason instanceof HttpReason http) {
            return Outcome.refused(rejection, Reply.status(http.status()));
        }
        if (FOR_GOOD.contains(reason)) {
            return Outcome.forbidden(rejection);
        }
        if (reason == GbaReason.MALFORMED_IDENTITY) {
            return Outcome.refused(rejection, Reply.status(400));
        }
        // A device that hears of a stale nonce answers again by another one, and does not bootstrap for that.
        return reason == DigestReason.NONCE_STALE
                ? challenged(true)
                : Outcome.refused(told, challenge(Reply.status(401), reason == GbaReason.NONCE_SPENT));
    }

    private Outcome challenged(boolean isStale) {
        return Outcome.replied(challenge(Reply.status(401), isStale));
    }

    private Reply challenge(Reply reply, boolean isStale) {
        Reply challenged = reply;
        for (Realm realm : realms.values()) {
            challenged = realm.challenges().addTo(challenged, isStale);
        }
        return challenged;
    }

    @Override
    public List<String> challenges(Request request) {
        List<String> all = new ArrayList<>();
        realms.values().forEach(realm -> all.addAll(realm.challenges().write(false)));
        return all;
    }

    private static String text(AuthParameters sent, String name) {
        return sent.find(name).map(Value::text).orElse("");
    }
}
