package org.secf.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.contentdigest.ContentDigest;
import org.secf.crypto.Crypto;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.KeyFitness;
import org.secf.keys.Secret;
import org.secf.settings.Kind;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Message;
import org.secf.signature.NonceRule;
import org.secf.signature.RequestedSignature;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureBase;
import org.secf.signature.SignatureInput;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignatureParameter;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedSignature;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;

/** {@code secf httpsig verify} and {@code secf httpsig base}; {@link SigningVerb} is the third. */
final class SignatureVerbs {

    static final Kind<Duration> AGE = Kind.duration(Duration.ofSeconds(1), Duration.ofDays(366));
    static final Component DIGEST = Component.field("content-digest");
    private static final String SIGNER = "signer";

    private SignatureVerbs() {}

    static List<TokenVerb> all() {
        TokenVerb base = new TokenVerb(
                "base",
                "Shows what the signature of an HTTP message is over (RFC 9421 §2.5), and judges nothing.",
                "Two sides that do not understand each other compare it line by line.",
                List.of(TokenOption.REQUEST, TokenOption.SCHEME, TokenOption.LABEL),
                TokenOption.MESSAGE,
                SignatureVerbs::base);
        return List.of(
                verify(),
                SigningVerb.verb(),
                base.showing("httpsig base request.http", "httpsig base --request request.http response.http"));
    }

    private static TokenVerb verify() {
        return new TokenVerb(
                        "verify",
                        "Judges the signature of an HTTP message (RFC 9421), and its content by the digest that is covered.",
                        "Tells why it was refused. Nonces are not remembered. Prints one JSON object.",
                        List.of(
                                TokenOption.SIGNER_KEY,
                                TokenOption.SECRET,
                                TokenOption.REQUEST,
                                TokenOption.SCHEME,
                                TokenOption.LABEL,
                                TokenOption.TAG,
                                TokenOption.REQUIRE,
                                TokenOption.SIGNATURE_ALGORITHM,
                                TokenOption.MAX_AGE,
                                TokenOption.AT,
                                TokenOption.CLOCK_SKEW),
                        TokenOption.MESSAGE,
                        SignatureVerbs::verify)
                .showing(
                        "httpsig verify --key jwks.json --max-age 300s request.http",
                        "httpsig verify --key jwks.json --require \"@method @path content-digest\" request.http",
                        "httpsig verify --key server.pem --request request.http response.http",
                        "httpsig verify --secret shared.b64 request.http");
    }

    private static Answer verify(TokenGiven given, Outside outside) throws UnusableException {
        MessageFile file = file(given, outside);
        Message message = message(given, file);
        Set<SignatureAlgorithm> algorithms = algorithms(given);
        Clock at = Clock.fixed(given.at(outside.clock().instant()), ZoneOffset.UTC);
        SignatureVerifier verifier = new SignatureVerifier(
                policy(given, message, algorithms), keys(given, algorithms), at, new MemoryOnceStore(at, 1));
        return SignatureAnswer.of(verifier.verify(message).then(signature -> whole(signature, file)));
    }

    private static Answer base(TokenGiven given, Outside outside) throws UnusableException {
        MessageFile file = file(given, outside);
        Message message = message(given, file);
        List<RequestedSignature> inputs =
                RequestedSignature.parse(file.lines("signature-input")).fold(all -> all, rejection -> List.of());
        Optional<String> label = given.find(TokenOption.LABEL);
        List<RequestedSignature> chosen = inputs.stream()
                .filter(input -> label.map(input.label()::equals).orElse(true))
                .toList();
        if (chosen.size() != 1) {
            throw new UnusableException("expected one signature, or --label to choose one, found "
                    + inputs.stream().map(RequestedSignature::label).toList());
        }
        RequestedSignature one = chosen.get(0);
        return SignatureAnswer.shown(
                one.label(),
                SignatureInput.of(one.components(), one.parameters())
                        .then(input -> SignatureBase.of(input, message))
                        .map(SignatureBase::text));
    }

    static MessageFile file(TokenGiven given, Outside outside) throws UnusableException {
        return MessageFile.read(given.content(TokenOption.MESSAGE, outside.in()));
    }

    static Message message(TokenGiven given, MessageFile file) throws UnusableException {
        Optional<MessageFile> request = given.find(TokenOption.REQUEST).isPresent()
                ? Optional.of(MessageFile.read(given.file(TokenOption.REQUEST)))
                : Optional.empty();
        return file.message(given.find(TokenOption.SCHEME).orElse("https"), request);
    }

    private static SignaturePolicy policy(TokenGiven given, Message message, Set<SignatureAlgorithm> algorithms)
            throws UnusableException {
        boolean isResponse = message instanceof ResponseMessage;
        Set<Component> components = new LinkedHashSet<>();
        given.names(TokenOption.REQUIRE).stream().map(Component::parse).forEach(components::add);
        Coverage usual = isResponse ? Coverage.OF_RESPONSES : Coverage.OF_REQUESTS;
        return new SignaturePolicy(
                components.isEmpty() ? usual : new Coverage(components, Set.of(), Set.of()),
                algorithms,
                Set.of(SignatureParameter.CREATED, SignatureParameter.KEYID),
                given.duration(TokenOption.MAX_AGE, AGE, Duration.ofMinutes(1)),
                given.duration(TokenOption.CLOCK_SKEW, JwtVerbs.SKEW, JwtVerbs.USUAL_SKEW),
                NonceRule.ONCE_IF_PRESENT,
                given.find(TokenOption.LABEL),
                given.find(TokenOption.TAG));
    }

    private static Set<SignatureAlgorithm> algorithms(TokenGiven given) throws UnusableException {
        Set<SignatureAlgorithm> found = EnumSet.noneOf(SignatureAlgorithm.class);
        for (String name : given.names(TokenOption.SIGNATURE_ALGORITHM)) {
            found.add(algorithm(name));
        }
        return found.isEmpty() ? SignatureAlgorithm.registered() : found;
    }

    /** By its name in RFC 9421, or by that in JOSE (§3.3.7). */
    static SignatureAlgorithm algorithm(String name) throws UnusableException {
        return SignatureAlgorithm.named(name)
                .or(() -> SignatureAlgorithm.ofJose(name))
                .orElseThrow(() ->
                        new UnusableException("--algorithm: expected names such as rsa-pss-sha512, found " + name));
    }

    private static SignatureKeys keys(TokenGiven given, Set<SignatureAlgorithm> algorithms) throws UnusableException {
        boolean isShared = given.find(TokenOption.SECRET).isPresent();
        if (isShared == given.find(TokenOption.SIGNER_KEY).isPresent()) {
            throw new UnusableException("expected --key or --secret, found " + (isShared ? "both" : "none"));
        }
        if (isShared) {
            return shared(given);
        }
        try {
            FixedKeys keys = FixedKeys.read(
                    given.file(TokenOption.SIGNER_KEY), new KeyFitness(Crypto.jdk(), algorithms, SIGNER));
            return new Fixed(keys);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--key: " + e.getMessage(), e);
        }
    }

    /** Whatever the message calls it. */
    private static SignatureKeys shared(TokenGiven given) throws UnusableException {
        try (Secret secret = given.secret()) {
            VerificationKey key = VerificationKey.of(Crypto.jdk(), secret, SignatureAlgorithm.HMAC_SHA256, SIGNER);
            return keyId -> Optional.of(key);
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--secret: " + e.getMessage(), e);
        }
    }

    private record Fixed(FixedKeys keys) implements SignatureKeys {

        @Override
        public Optional<VerificationKey> find(String keyId) {
            return candidates(keyId).findFirst();
        }

        @Override
        public Stream<VerificationKey> candidates(String keyId) {
            return keys.candidates(Optional.of(keyId)).stream();
        }
    }

    private static Verdict<VerifiedSignature> whole(VerifiedSignature signature, MessageFile file) {
        return signature
                .value(DIGEST)
                .map(covered -> ContentDigest.parse(List.of(covered))
                        .then(digest -> digest.verify(file.content(), Crypto.jdk()))
                        .map(right -> signature))
                .orElseGet(() -> Verdict.accepted(signature));
    }
}
