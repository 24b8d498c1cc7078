package org.secf.naf;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.secf.crypto.Crypto;
import org.secf.digest.AuthParameters;
import org.secf.digest.ClientAnswer;
import org.secf.digest.DigestAlgorithm;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.gba.naf.GbaMechanismFactory;
import org.secf.gba.naf.LastingMemory;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.KeyChoice;
import org.secf.gba.retrieval.KeyRequest;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalReason;
import org.secf.gba.retrieval.UserSettings;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.keys.Secret;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.resource.Resources;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MemoryPendingRequests;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** One life of an application, from a start to an end, and those who call it. */
final class Naf {

    static final NafId ID = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);

    /** A service that takes no key that the device has. */
    static final long BY_CARD_ONLY = 9;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Mechanism mechanism;
    private final AtomicInteger asked = new AtomicInteger();

    /** What the application brings along. */
    private record TwoParts(KeySource source, LastingMemory memory) implements Parts {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return List.of(source, memory).stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .findFirst();
        }
    }

    /** Started, with a network that answers or one that is out of reach. */
    Naf(LastingMemory memory, Clock clock, boolean isNetworkThere, String... settings) {
        KeySource source = request -> retrieve(request, clock, isNetworkThere);
        MechanismContext context = new MechanismContext(
                clock,
                RANDOM,
                Crypto.jdk(),
                new MemoryOnceStore(clock, 1),
                new MemoryPendingRequests(clock, 1),
                Resources.outsideDeployment(Naf.class.getClassLoader()),
                new TwoParts(source, memory),
                Expressions.none());
        GbaMechanismFactory factory = new GbaMechanismFactory();
        List<RawSetting> raw = Stream.concat(
                        Stream.of(
                                "host=" + ID.host(), "protocol=" + ID.protocol().id()),
                        Stream.of(settings))
                .map(setting -> setting.split("=", 2))
                .map(parts -> new RawSetting(parts[0], List.of(parts[1]), "test"))
                .toList();
        mechanism =
                factory.create(Settings.resolve("secf.gba", factory.keys(), List.of(new SettingsLayer(raw))), context);
    }

    private Verdict<ApplicationKeys> retrieve(KeyRequest request, Clock clock, boolean isThere) {
        asked.incrementAndGet();
        if (!isThere) {
            return Verdict.rejected(RetrievalReason.SERVER_DOWN, "an answer", "none");
        }
        int number = ByteBuffer.wrap(request.transaction().random()).getInt();
        return Verdict.accepted(new ApplicationKeys(
                key(number).device(request.application()),
                Optional.empty(),
                clock.instant().plus(Duration.ofHours(1)),
                Optional.empty(),
                Optional.of(name(number)),
                request.services().stream().map(Naf::allowed).toList()));
    }

    /** Of any service, flag 1. */
    private static UserSettings allowed(long service) {
        Optional<KeyChoice> choice = service == BY_CARD_ONLY ? Optional.of(KeyChoice.CARD) : Optional.empty();
        return new UserSettings(service, 1, List.of(), Optional.empty(), List.of(1L), choice);
    }

    /** How often the network was asked. */
    int asked() {
        return asked.get();
    }

    static String name(int subscriber) {
        return "user" + subscriber + "@home1.net";
    }

    static TransactionId transaction(int subscriber) {
        return TransactionId.of(random(subscriber), "bsf.home1.net");
    }

    private static byte[] random(int subscriber) {
        return ByteBuffer.allocate(16).putInt(subscriber).array();
    }

    private static BootstrappedKey key(int subscriber) {
        return new BootstrappedKey(
                Crypto.jdk(),
                Secret.taking(Arrays.copyOf(random(subscriber), 32)),
                random(subscriber),
                name(subscriber));
    }

    /** What the application asks of whoever comes. */
    ClientAnswer.Asked challenge() {
        Outcome outcome = mechanism.authenticate(MemoryExchange.of(MemoryRequest.get("/who")));
        String field = ((Outcome.Replied) outcome)
                .reply().headers().stream()
                        .filter(header -> header.name().equals("WWW-Authenticate"))
                        .map(Reply.Header::value)
                        .findFirst()
                        .orElseThrow();
        AuthParameters sent = Verdicts.value(AuthParameters.parse(field));
        String algorithm = text(sent, "algorithm");
        return new ClientAnswer.Asked(
                text(sent, "realm"),
                text(sent, "nonce"),
                algorithm,
                DigestAlgorithm.named(algorithm).orElseThrow(),
                Optional.empty());
    }

    private static String text(AuthParameters sent, String name) {
        return sent.find(name).map(AuthParameters.Value::text).orElse("");
    }

    /** The field by which a subscriber answers. */
    static String answer(ClientAnswer.Asked asked, int subscriber) {
        byte[] password = key(subscriber).device(ID).use(Base64.getEncoder()::encode);
        MemoryRequest request = MemoryRequest.get("/who");
        ClientAnswer.Message message = new ClientAnswer.Message(request.method(), request.target(), new byte[0]);
        ClientAnswer.User user = new ClientAnswer.User(transaction(subscriber).toString(), Secret.taking(password));
        try (ClientAnswer answer = ClientAnswer.of(asked, user, message, RANDOM)) {
            return answer.field();
        }
    }

    /** The groups of whoever comes with it. */
    Set<String> groups(String field) {
        Outcome outcome = mechanism.authenticate(
                MemoryExchange.of(MemoryRequest.get("/who").header("Authorization", field)));
        return ((Outcome.Established) outcome).caller().groups();
    }

    /** What comes of it: the caller's name, or why not. */
    String called(String field) {
        Outcome outcome = mechanism.authenticate(
                MemoryExchange.of(MemoryRequest.get("/who").header("Authorization", field)));
        if (outcome instanceof Outcome.Established in) {
            return in.caller().getName();
        }
        return outcome instanceof Outcome.Refused refused
                ? refused.rejection().reason().name()
                : outcome.toString();
    }
}
