package org.secf.gba.device;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParameters.Value;
import org.secf.digest.ClientAnswer;
import org.secf.digest.DigestAlgorithm;
import org.secf.gba.CipherSuite;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;
import org.secf.gba.bootstrapping.Bootstrapped;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/**
 * Calls applications that know their callers by bootstrapped keys (TS 24.109 §5). Each call proves the device to the application, and the answer to the device:
 * both with their content. Where an application wants another key, the device bootstraps again, once. For many threads at once.
 */
public final class ApplicationClient {

    private static final int UNAUTHORIZED = 401;
    private static final String REALM = "3GPP-bootstrapping@";
    private static final String AGENT = "secf 3gpp-gba";
    private static final int LONGEST_NONCE = 1024;

    private final KeyHolder holder;
    private final Outbound outbound;
    private final SecureRandom random;

    /** With keys of one device. */
    public ApplicationClient(KeyHolder holder, Outbound outbound, SecureRandom random) {
        this.holder = holder;
        this.outbound = outbound;
        this.random = random;
    }

    /**
     * Calls, and hands out what the application proved.
     *
     * @return an answer of whatever status but 401; refused with a {@link UaReason}, with a {@link org.secf.tls.TlsReason}, or as
     *     {@link org.secf.gba.bootstrapping.Device#bootstrap}. What comes without a challenge proves nothing and is refused, too.
     */
    public Verdict<Fetched> call(Question question) {
        Question named = question.with("User-Agent", AGENT);
        return outbound.exchange(named)
                .then(first -> first.status() == UNAUTHORIZED
                        ? answered(named, first, true)
                        : Verdict.rejected(UaReason.SERVER_NOT_PROVED, "a challenge", "status " + first.status()));
    }

    private Verdict<Fetched> answered(Question question, Fetched challenge, boolean mayBootstrap) {
        return asked(question, challenge)
                .then(asked -> holder.key().then(own -> {
                    try (Bootstrapped key = own) {
                        return application(question, challenge)
                                .then(application -> proved(question, asked, key, application))
                                .then(answer -> judged(question, answer, key, mayBootstrap));
                    }
                }));
    }

    private Verdict<Fetched> judged(Question question, Fetched answer, Bootstrapped key, boolean mayBootstrap) {
        if (answer.status() != UNAUTHORIZED) {
            return Verdict.accepted(answer);
        }
        holder.forget(key);
        return mayBootstrap
                ? answered(question, answer, false)
                : Verdict.rejected(UaReason.NOT_LET_IN, "an application that takes fresh keys", "status 401");
    }

    /** The first challenge that is ours to answer, for the application that was called. */
    private static Verdict<ClientAnswer.Asked> asked(Question question, Fetched challenge) {
        Verdict<ClientAnswer.Asked> last = Verdict.rejected(
                UaReason.UNUSABLE_CHALLENGE, "Digest with auth-int, in a realm of bootstrapping", "another challenge");
        for (String field : challenge.lines("WWW-Authenticate")) {
            Verdict<ClientAnswer.Asked> asked = AuthParameters.parse(field)
                    .then(ApplicationClient::withUsualNonce)
                    .then(sent -> asked(sent, question.address().getHost()));
            if (asked.rejection().isEmpty()) {
                return asked;
            }
            last = asked;
        }
        return last;
    }

    /** An answer to a longer one could not be written. */
    private static Verdict<AuthParameters> withUsualNonce(AuthParameters sent) {
        return text(sent, "nonce").length() <= LONGEST_NONCE
                ? Verdict.accepted(sent)
                : Verdict.rejected(
                        UaReason.UNUSABLE_CHALLENGE,
                        "a nonce of at most " + LONGEST_NONCE + " characters",
                        "a longer one");
    }

    private static Verdict<ClientAnswer.Asked> asked(AuthParameters sent, String host) {
        Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(text(sent, "algorithm"));
        boolean isWhole = List.of(text(sent, "qop").split(",", -1)).stream()
                .anyMatch(qop -> qop.strip().equals("auth-int"));
        List<String> realms = List.of(text(sent, "realm").split(";", -1));
        Optional<String> ours =
                realms.stream().filter(realm -> realm.startsWith(REALM)).findFirst();
        if (!sent.scheme().equalsIgnoreCase("Digest") || algorithm.isEmpty() || !isWhole || ours.isEmpty()) {
            return Verdict.rejected(
                    UaReason.UNUSABLE_CHALLENGE,
                    "Digest with auth-int, in a realm of bootstrapping",
                    sent.scheme() + " in " + text(sent, "realm"));
        }
        return ours.get().equals(REALM + host)
                ? Verdict.accepted(new ClientAnswer.Asked(
                        ours.get(),
                        text(sent, "nonce"),
                        algorithm.get().token(),
                        algorithm.get(),
                        sent.find("opaque").map(Value::text)))
                : Verdict.rejected(UaReason.WRONG_REALM, REALM + host, ours.get());
    }

    private static Verdict<NafId> application(Question question, Fetched challenge) {
        String host = question.address().getHost();
        if (challenge.cipherSuite().isEmpty()) {
            return Verdict.accepted(new NafId(host, UaProtocol.HTTP_DIGEST));
        }
        String suite = challenge.cipherSuite().get();
        return CipherSuite.named(suite)
                .map(known -> Verdict.accepted(new NafId(host, UaProtocol.tls(known))))
                .orElseGet(() -> Verdict.rejected(UaReason.UNKNOWN_CIPHER_SUITE, "one that we know", suite));
    }

    private Verdict<Fetched> proved(Question question, ClientAnswer.Asked asked, Bootstrapped key, NafId application) {
        byte[] content = question.body().orElseGet(() -> new byte[0]);
        ClientAnswer.Message message = new ClientAnswer.Message(question.method(), question.target(), content);
        try (Secret derived = key.key().device(application);
                Secret password = password(derived);
                ClientAnswer answer = ClientAnswer.of(
                        asked, new ClientAnswer.User(key.transaction().toString(), password), message, random)) {
            return outbound.exchange(question.with("Authorization", answer.field()))
                    .then(fetched -> fetched.status() == UNAUTHORIZED
                                    || answer.isProvedBy(fetched.lines("Authentication-Info"), fetched.body())
                            ? Verdict.accepted(fetched)
                            : Verdict.rejected(
                                    UaReason.SERVER_NOT_PROVED, "rspauth over the answer", "another, or none"));
        }
    }

    /** The key in base64, as text (TS 24.109 §5.2.4). */
    private static Secret password(Secret key) {
        return key.use(octets -> {
            byte[] text = Base64.getEncoder().encode(octets);
            try {
                return Secret.taking(text);
            } finally {
                Arrays.fill(text, (byte) 0);
            }
        });
    }

    private static String text(AuthParameters sent, String name) {
        return sent.find(name).map(Value::text).orElse("");
    }
}
