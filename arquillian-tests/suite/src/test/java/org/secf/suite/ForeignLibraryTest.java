package org.secf.suite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.server.TestStore.accepted;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyKind;
import org.secf.keys.Secret;
import org.secf.server.OnOneServer;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.Fields;
import org.secf.signature.Message;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignatureAlgorithm;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureKeys;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.SigningKey;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.signature.VerificationKey;
import org.secf.signature.VerifiedSignature;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What libraries sign that are not ours we verify, and the other way round; with one other octet neither does. */
@OnOneServer
class ForeignLibraryTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Crypto CRYPTO = Crypto.jdk();
    private static final String KEY_ID = "test-key";
    private static final byte[] SECRET = "thirty-two octets of a test, and more".getBytes(US_ASCII);
    private static final String ADDRESS = "https://example.com/foo%2Fbar?param=Value&Pet=dog&q=a+b%20c%2B&e=";
    private static final byte[] CONTENT = "{\"hello\": \"world\"}".getBytes(US_ASCII);
    private static final List<String> USUAL =
            quoted("@method", "@authority", "@path", "@query", "content-digest", "content-type");
    private static final Map<SignatureAlgorithm, KeyPair> PAIRS = pairs();

    private static final Map<Library, NpmPeer> PEERS = new LinkedHashMap<>();

    /** Who is not ours. */
    enum Library {
        SIGNATURES(NpmPeer.SIGNATURES),
        SIG(NpmPeer.SIG);

        private final String folder;

        Library(String folder) {
            this.folder = folder;
        }

        private ForeignParty party(SignatureAlgorithm algorithm) {
            NpmPeer peer = Optional.ofNullable(PEERS.get(this)).orElseThrow();
            return algorithm.isSymmetric()
                    ? ForeignParty.sharing(peer, KEY_ID, SECRET)
                    : ForeignParty.of(peer, KEY_ID, algorithm.text().orElseThrow(), pair(algorithm));
        }

        private ForeignParty party() {
            return party(SignatureAlgorithm.ED25519);
        }
    }

    /** A message as either side sees it. */
    private record Sample(String method, String address, Map<String, List<String>> fields) {

        static Sample request() {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            fields.put("content-type", List.of("application/json"));
            fields.put("content-digest", List.of(digest()));
            fields.put("date", List.of("  Tue, 20 Apr 2021 02:07:55 GMT "));
            fields.put("example-dict", List.of("a=1,    b=2;x=1;y=2,   c=(a   b    c), d"));
            fields.put("priority", List.of("u=1 ,  i"));
            fields.put("cache-control", List.of("max-age=60 ", "   must-revalidate"));
            fields.put("x-lines", List.of("value, with, lots", "of, commas"));
            fields.put("x-empty", List.of(""));
            return new Sample("POST", ADDRESS, fields);
        }

        Sample with(String name, String value) {
            Map<String, List<String>> more = new LinkedHashMap<>(fields);
            more.put(name, List.of(value));
            return new Sample(method, address, more);
        }

        Sample with(SignatureFields signature) {
            return with("signature-input", signature.signatureInput()).with("signature", signature.signature());
        }

        Sample at(String other) {
            return new Sample(method, other, fields);
        }

        Sample by(String other) {
            return new Sample(other, address, fields);
        }

        RequestMessage ours() {
            return new RequestMessage(method, TargetUri.of(URI.create(address)), Fields.of(fields), true);
        }

        ForeignParty.Told theirs() {
            return ForeignParty.Told.request(method, address, fields);
        }

        /** The same as the response to a request. */
        ResponseMessage ours(Sample request) {
            return new ResponseMessage(200, Fields.of(fields), true, request.ours());
        }

        ForeignParty.Told theirs(Sample request) {
            return ForeignParty.Told.response(200, fields, request.theirs());
        }
    }

    @BeforeAll
    static void start() throws IOException {
        for (Library library : Library.values()) {
            PEERS.put(library, NpmPeer.library(library.folder));
        }
    }

    @AfterAll
    static void stop() {
        PEERS.values().forEach(NpmPeer::close);
        PEERS.clear();
    }

    private static List<String> quoted(String... names) {
        return Stream.of(names).map(name -> "\"" + name + "\"").toList();
    }

    private static Map<SignatureAlgorithm, KeyPair> pairs() {
        try {
            KeyPair rsa = KeyKind.RSA_3072.generate(new SecureRandom(), Optional.empty());
            return Map.of(
                    SignatureAlgorithm.RSA_PSS_SHA512, rsa,
                    SignatureAlgorithm.RSA_V1_5_SHA256, rsa,
                    SignatureAlgorithm.ECDSA_P256_SHA256, KeyKind.P_256.generate(new SecureRandom(), Optional.empty()),
                    SignatureAlgorithm.ECDSA_P384_SHA384, KeyKind.P_384.generate(new SecureRandom(), Optional.empty()),
                    SignatureAlgorithm.ED25519, KeyKind.ED25519.generate(new SecureRandom(), Optional.empty()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair pair(SignatureAlgorithm algorithm) {
        return Optional.ofNullable(PAIRS.get(algorithm)).orElseThrow();
    }

    private static String digest() {
        return ContentDigest.of(CONTENT, Set.of(DigestAlgorithm.SHA_256), CRYPTO)
                .text();
    }

    private static MessageSigner signer(SignatureAlgorithm algorithm, SigningPolicy policy) {
        SigningKey key = algorithm.isSymmetric()
                ? SigningKey.of(CRYPTO, Secret.taking(SECRET.clone()), algorithm, KEY_ID)
                : SigningKey.of(CRYPTO, pair(algorithm), algorithm, KEY_ID);
        return new MessageSigner(key, policy, CLOCK, new SecureRandom());
    }

    private static MessageSigner signer(SigningPolicy policy) {
        return signer(SignatureAlgorithm.ED25519, policy);
    }

    private static SignatureVerifier verifier(SignatureAlgorithm algorithm, SignaturePolicy policy) {
        VerificationKey key = algorithm.isSymmetric()
                ? VerificationKey.of(CRYPTO, Secret.taking(SECRET.clone()), algorithm, "they")
                : VerificationKey.of(CRYPTO, pair(algorithm).getPublic(), Set.of(algorithm), "they");
        return new SignatureVerifier(
                policy, SignatureKeys.of(Map.of(KEY_ID, key)), CLOCK, new MemoryOnceStore(CLOCK, 100));
    }

    private static SignatureVerifier verifier(SignaturePolicy policy) {
        return verifier(SignatureAlgorithm.ED25519, policy);
    }

    private static Verdict<VerifiedSignature> verified(Message message) {
        return verifier(SignaturePolicy.ofRequests()).verify(message);
    }

    private static Coverage just(Component component) {
        return new Coverage(new LinkedHashSet<>(List.of(component)), Set.of(), Set.of());
    }

    private static void assertRefused(Verdict<?> verdict, SignatureReason reason) {
        assertThat(verdict.rejection().map(Rejection::reason)).contains(reason);
    }

    private static SignatureFields flipped(SignatureFields right) {
        String signature = right.signature();
        int at = signature.length() / 2;
        char other = signature.charAt(at) == 'A' ? 'B' : 'A';
        return new SignatureFields(
                right.signatureInput(), signature.substring(0, at) + other + signature.substring(at + 1));
    }

    /** Each library with each algorithm of RFC 9421; but see {@link Differences}. */
    static Stream<Arguments> algorithms() {
        return Stream.of(Library.values())
                .flatMap(library ->
                        SignatureAlgorithm.registered().stream().map(algorithm -> Arguments.of(library, algorithm)));
    }

    static Stream<Arguments> algorithmsOfSigners() {
        return algorithms()
                .filter(both ->
                        both.get()[0] != Library.SIGNATURES || both.get()[1] != SignatureAlgorithm.RSA_PSS_SHA512);
    }

    /** Each library with each part of a request that it knows. */
    static Stream<Arguments> parts() {
        List<String> both = List.of(
                "@method",
                "@target-uri",
                "@authority",
                "@scheme",
                "@path",
                "@query",
                "content-type",
                "content-digest",
                "date",
                "cache-control",
                "x-lines",
                "x-empty",
                "content-digest;key=\"sha-256\"",
                "example-dict;key=\"a\"",
                "example-dict;key=\"b\"",
                "example-dict;key=\"c\"",
                "example-dict;key=\"d\"");
        List<String> one = new ArrayList<>(both);
        one.addAll(List.of(
                "@request-target",
                "@query-param;name=\"Pet\"",
                "@query-param;name=\"q\"",
                "@query-param;name=\"e\"",
                "content-digest;sf",
                "priority;sf",
                "x-lines;bs"));
        return Stream.concat(
                one.stream().map(part -> Arguments.of(Library.SIGNATURES, part)),
                both.stream().map(part -> Arguments.of(Library.SIG, part)));
    }

    /** Theirs, verified by our policy. */
    @Nested
    class TheySign {

        @ParameterizedTest
        @MethodSource("org.secf.suite.ForeignLibraryTest#algorithmsOfSigners")
        void weVerify(Library library, SignatureAlgorithm algorithm) {
            Sample request = Sample.request();
            Sample signed = request.with(library.party(algorithm).sign(request.theirs(), USUAL));
            SignatureVerifier verifier = verifier(algorithm, SignaturePolicy.ofRequests());

            VerifiedSignature signature = accepted(verifier.verify(signed.ours()));

            assertThat(signature.owner()).isEqualTo("they");
            assertThat(signature.label()).isEqualTo(ForeignParty.LABEL);
            assertThat(signature.value(Component.PATH)).contains("/foo%2Fbar");
            assertRefused(verifier.verify(signed.ours()), SignatureReason.REPLAYED);
        }

        @ParameterizedTest
        @MethodSource("org.secf.suite.ForeignLibraryTest#algorithmsOfSigners")
        void weRefuseAnotherOctet(Library library, SignatureAlgorithm algorithm) {
            Sample request = Sample.request();
            SignatureFields right = library.party(algorithm).sign(request.theirs(), USUAL);
            Sample signed = request.with(right);

            for (Sample other : List.of(
                    request.with(flipped(right)),
                    signed.with("content-type", "application/jsom"),
                    signed.by("PUT"),
                    signed.at(ADDRESS + "&"))) {
                assertRefused(
                        verifier(algorithm, SignaturePolicy.ofRequests()).verify(other.ours()),
                        SignatureReason.WRONG_SIGNATURE);
            }
        }

        @ParameterizedTest
        @MethodSource("org.secf.suite.ForeignLibraryTest#parts")
        void weDeriveTheSame(Library library, String part) {
            Sample request = Sample.request();
            Component component = Component.parse(part);
            Sample signed = request.with(library.party().sign(request.theirs(), List.of(component.text())));
            SignaturePolicy policy = SignaturePolicy.ofRequests().with(just(component));

            assertThat(accepted(verifier(policy).verify(signed.ours())).covered())
                    .containsOnlyKeys(component);
        }

        @ParameterizedTest
        @EnumSource
        void weReadAllParameters(Library library) {
            Sample request = Sample.request();
            long expires = CLOCK.instant().getEpochSecond() + 30;
            JsonObjectBuilder more = Json.createObjectBuilder()
                    .add("expires", expires)
                    .add("alg", "ed25519")
                    .add("tag", "app");
            Sample signed = request.with(library.party().sign(request.theirs(), USUAL, more));

            var input = accepted(verifier(SignaturePolicy.ofRequests().withTag("app"))
                            .verify(signed.ours()))
                    .input();

            assertThat(input.algorithm()).contains("ed25519");
            assertThat(input.expires().orElseThrow().getEpochSecond()).isEqualTo(expires);
            assertThat(input.nonce()).isPresent();
            assertThat(input.tag()).contains("app");
        }

        @ParameterizedTest
        @EnumSource
        void weVerifyTheAnswerToOurRequest(Library library) {
            Sample request = ourRequest();
            Sample answer = Sample.request();
            Sample signed = answer.with(library.party().sign(answer.theirs(request), binding("sig1")));
            Component[] ofRequest = {
                Component.field("signature").member("sig1").ofRequest(),
                Component.field("signature-input").member("sig1").ofRequest()
            };
            SignaturePolicy policy = SignaturePolicy.ofResponses().with(Coverage.OF_RESPONSES.and(ofRequest));

            assertThat(accepted(verifier(policy).verify(signed.ours(request))).value(Component.STATUS))
                    .contains("200");
            assertRefused(verifier(policy).verify(signed.ours(ourRequest())), SignatureReason.WRONG_SIGNATURE);
            assertRefused(
                    verifier(policy).verify(signed.ours(request.at("https://example.com/other"))),
                    SignatureReason.WRONG_SIGNATURE);
        }
    }

    /** Ours, verified by them. */
    @Nested
    class WeSign {

        @ParameterizedTest
        @MethodSource("org.secf.suite.ForeignLibraryTest#algorithms")
        void theyVerify(Library library, SignatureAlgorithm algorithm) {
            Sample request = Sample.request();
            Sample signed = request.with(
                    accepted(signer(algorithm, SigningPolicy.ofRequests()).sign(request.ours())));

            assertThat(library.party(algorithm).refusal(signed.theirs(), "sig1", USUAL))
                    .isEmpty();
        }

        @ParameterizedTest
        @MethodSource("org.secf.suite.ForeignLibraryTest#algorithms")
        void theyRefuseAnotherOctet(Library library, SignatureAlgorithm algorithm) {
            Sample request = Sample.request();
            SignatureFields right =
                    accepted(signer(algorithm, SigningPolicy.ofRequests()).sign(request.ours()));
            Sample signed = request.with(right);

            for (Sample other : List.of(
                    request.with(flipped(right)),
                    signed.with("content-type", "application/jsom"),
                    signed.by("PUT"),
                    signed.at(ADDRESS + "&"))) {
                assertThat(library.party(algorithm).refusal(other.theirs(), "sig1", USUAL))
                        .isPresent();
            }
        }

        @ParameterizedTest
        @MethodSource("org.secf.suite.ForeignLibraryTest#parts")
        void theyDeriveTheSame(Library library, String part) {
            Sample request = Sample.request();
            Component component = Component.parse(part);
            SigningPolicy policy = SigningPolicy.ofRequests().with(just(component));
            Sample signed = request.with(accepted(signer(policy).sign(request.ours())));

            assertThat(library.party().refusal(signed.theirs(), "sig1", List.of(component.text())))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void theyReadAllParameters(Library library) {
            Sample request = Sample.request();
            SigningPolicy policy = new SigningPolicy(
                    Coverage.OF_REQUESTS, "sig1", Optional.of("app"), Optional.of(Duration.ofSeconds(30)), true, true);
            Sample signed = request.with(accepted(signer(policy).sign(request.ours())));

            assertThat(library.party().refusal(signed.theirs(), "sig1", USUAL)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void theyVerifyOurAnswer(Library library) {
            Sample request = Sample.request();
            Sample sent = request.with(library.party().sign(request.theirs(), USUAL));
            VerifiedSignature known = accepted(verified(sent.ours()));
            Sample answer = Sample.request();
            Sample signed = answer.with(accepted(
                    signer(SigningPolicy.ofResponses()).answering(known).sign(answer.ours(sent))));
            List<String> least = List.of("\"@status\"", "\"@method\";req", "\"content-type\";req");

            assertThat(library.party().refusal(signed.theirs(sent), "sig1", least))
                    .isEmpty();
            Sample other = sent.with("content-type", "text/plain");
            assertThat(library.party().refusal(signed.theirs(other), "sig1", least))
                    .isPresent();
        }
    }

    private static Sample ourRequest() {
        Sample request = Sample.request();
        return request.with(accepted(signer(SigningPolicy.ofRequests()).sign(request.ours())));
    }

    private static List<String> binding(String label) {
        return List.of(
                "\"@status\"",
                "\"content-digest\"",
                "\"content-type\"",
                "\"@method\";req",
                "\"@authority\";req",
                "\"@path\";req",
                "\"@query\";req",
                "\"content-digest\";req",
                "\"signature\";key=\"" + label + "\";req",
                "\"signature-input\";key=\"" + label + "\";req");
    }

    /** Where one of them is not of our mind, and the text of RFC 9421 is: none of it lets anything pass. */
    @Nested
    class Differences {

        /** §3.3.1: the salt has 64 octets; theirs is as long as the key allows. */
        @Test
        void saltOfAnotherLengthIsRefused() {
            Sample request = Sample.request();
            SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_PSS_SHA512;
            Sample signed = request.with(Library.SIGNATURES.party(algorithm).sign(request.theirs(), USUAL));

            assertRefused(
                    verifier(algorithm, SignaturePolicy.ofRequests()).verify(signed.ours()),
                    SignatureReason.WRONG_SIGNATURE);
        }

        /** §2.2.8: it would be open which of them is meant. */
        @Test
        void parameterThatIsThereTwiceIsRefused() {
            Sample twice = Sample.request().at("https://example.com/?a=1&a=2");
            Component component = Component.queryParameter("a");
            Sample signed = twice.with(Library.SIGNATURES.party().sign(twice.theirs(), List.of(component.text())));

            assertThat(verifier(SignaturePolicy.ofRequests().with(just(component)))
                            .verify(signed.ours())
                            .rejection())
                    .isPresent();
        }

        /** §2.2.1: methods are case-sensitive, and one of them writes all in capitals. */
        @Test
        void methodInSmallLettersIsAnother() {
            Sample small = Sample.request().by("post");
            Sample signed = small.with(Library.SIGNATURES.party().sign(small.theirs(), USUAL));

            assertRefused(verified(signed.ours()), SignatureReason.WRONG_SIGNATURE);
            accepted(verified(signed.by("POST").ours()));
        }
    }
}
