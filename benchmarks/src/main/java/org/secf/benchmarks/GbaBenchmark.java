package org.secf.benchmarks;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.crypto.Crypto;
import org.secf.digest.AuthParameters;
import org.secf.digest.ClientAnswer;
import org.secf.digest.DigestAlgorithm;
import org.secf.gba.AuthenticationCentre;
import org.secf.gba.AuthenticationVector;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.Milenage;
import org.secf.gba.NafId;
import org.secf.gba.SequenceNumber;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.naf.GbaMechanismFactory;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeySource;
import org.secf.http.Reply;
import org.secf.keys.Secret;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.state.OnceStore;
import org.secf.verdict.Verdict;

/** Single steps of bootstrapped keys: a challenge of the network, a key for an application, and a caller's answer, whose key the application has. */
@State(Scope.Benchmark)
public class GbaBenchmark {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final NafId NAF = new NafId("naf.home1.net", UaProtocol.HTTP_DIGEST);
    private static final TransactionId TRANSACTION = TransactionId.of(new byte[16], "bsf.home1.net");

    private final GbaSubscription subscription = new GbaSubscription(1);
    private final AuthenticationCentre centre =
            new AuthenticationCentre(Milenage.of(Crypto.jdk(), subscription.key(), subscription.operator()));
    private final SequenceNumber number = new SequenceNumber(32);
    private final byte[] random = new byte[16];
    private final byte[] management = new byte[2];
    private final BootstrappedKey key =
            new BootstrappedKey(Crypto.jdk(), Secret.taking(new byte[32]), random, subscription.identity());
    private final Mechanism mechanism = mechanism();
    private GbaRoles.Protected answered = new GbaRoles.Protected(request(Map.of()));

    /** A caller answers. */
    @Setup
    public void answer() {
        Secret password =
                key.device(NAF).use(octets -> Secret.taking(Base64.getEncoder().encode(octets)));
        ClientAnswer answer = ClientAnswer.of(
                asked(),
                new ClientAnswer.User(TRANSACTION.toString(), password),
                new ClientAnswer.Message("GET", "/who", new byte[0]),
                new SecureRandom());
        answered = new GbaRoles.Protected(request(Map.of("Authorization", List.of(answer.field()))));
    }

    private ClientAnswer.Asked asked() {
        Reply challenged = ((Outcome.Replied) mechanism.authenticate(answered)).reply();
        String challenge = challenged.headers().stream()
                .filter(field -> field.name().equals("WWW-Authenticate"))
                .map(Reply.Header::value)
                .findFirst()
                .orElseThrow();
        AuthParameters asked = AuthParameters.parse(challenge).fold(read -> read, refusal -> {
            throw new IllegalStateException(refusal.toString());
        });
        return new ClientAnswer.Asked(
                text(asked, "realm"),
                text(asked, "nonce"),
                text(asked, "algorithm"),
                DigestAlgorithm.named(text(asked, "algorithm")).orElseThrow(),
                Optional.empty());
    }

    private static GbaRequest request(Map<String, List<String>> fields) {
        return new GbaRequest("GET", java.net.URI.create("/who"), fields, "none", List.of(), new byte[0]);
    }

    private static String text(AuthParameters asked, String name) {
        return asked.find(name).map(AuthParameters.Value::text).orElse("");
    }

    private Mechanism mechanism() {
        KeySource network = request -> Verdict.accepted(new ApplicationKeys(
                key.device(request.application()),
                Optional.empty(),
                NOW.plusSeconds(3600),
                Optional.empty(),
                Optional.of(subscription.identity()),
                List.of()));
        Parts parts = new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return type == KeySource.class ? Optional.of(type.cast(network)) : Optional.empty();
            }
        };
        GbaMechanismFactory factory = new GbaMechanismFactory();
        MechanismContext context = GbaRoles.context(Clock.fixed(NOW, ZoneOffset.UTC), parts);
        // The same answer comes again and again.
        OnceStore forgetful = (use, expires) -> OnceStore.Claim.FIRST;
        return factory.create(
                GbaRoles.settings("secf.gba", factory.keys(), "host=" + NAF.host(), "protocol=0100000002"),
                context.with(forgetful));
    }

    /** A challenge, and what a good card makes of it. */
    @Benchmark
    public AuthenticationVector vector() {
        return centre.vector(random, number, management);
    }

    /** Ks_NAF. */
    @Benchmark
    public Secret derive() {
        return key.device(NAF);
    }

    /** Who calls, by an answer with auth-int. */
    @Benchmark
    public Outcome.Established verify() {
        return (Outcome.Established) mechanism.authenticate(answered);
    }
}
