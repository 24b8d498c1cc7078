package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.reason;
import static org.secf.verdict.Verdicts.value;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;
import org.secf.state.OnceStore;
import org.secf.structured.Parameters;
import org.secf.structured.StructuredReason;
import org.secf.verdict.Verdict;

/** What attackers send, clause by clause of RFC 9421 §7. */
class HostileSignatureTest {

    private static final String COVERED =
            "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"content-type\")";
    private static final String PARAMETERS = ";created=1618884475;keyid=\"test-key-ed25519\"";
    private static final String RIGHT = COVERED + PARAMETERS;

    private final Verifying verifying = Verifying.requests();
    private final TestRequest request = TestRequest.ofSpecification();

    @Nested
    class Section721ThinCoverage {

        @ParameterizedTest
        @ValueSource(strings = {"@method", "@authority", "@path", "@query", "content-digest", "content-type"})
        void refusesEachThatIsMissing(String component) {
            String thin = RIGHT.replace("\"" + component + "\"", "").replace("  ", " ");
            assertRefused(verify(Signing.signed(request, thin)), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesNothingAtAll() {
            assertRefused(verify(Signing.signed(request, "()" + PARAMETERS)), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @ParameterizedTest
        @CsvSource({
            "content-digest,\"content-digest\";key=\"sha-512\"",
            "content-digest,\"content-digest\";bs",
            "@path,\"@query-param\";name=\"Pet\"",
            "@path,\"@request-target\""
        })
        void refusesAPartForTheWhole(String component, String part) {
            String thin = RIGHT.replace("\"" + component + "\"", part);
            assertRefused(verify(Signing.signed(request, thin)), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void takesTheWholeForItsParts() {
            String whole = RIGHT.replace("\"@authority\" \"@path\" \"@query\"", "\"@target-uri\"");
            value(verify(Signing.signed(request, whole)));
            String strict = RIGHT.replace("\"content-digest\"", "\"content-digest\";sf");
            assertThat(value(verify(Signing.signed(request, strict))).value(Component.field("content-digest")))
                    .contains(request.value("Content-Digest"));
            assertThat(value(verify(Signing.signed(request, whole))).value(Component.PATH))
                    .isEmpty();
        }

        @Test
        void takesTheWholeForNothingElse() {
            String whole = RIGHT.replace("\"@method\" \"@authority\" \"@path\" \"@query\"", "\"@target-uri\"");
            assertRefused(verify(Signing.signed(request, whole)), SignatureReason.COMPONENT_NOT_COVERED);
            assertThat(Coverage.isCovered(Component.PATH.ofRequest(), Component.TARGET_URI))
                    .isFalse();
            assertThat(Coverage.isCovered(Component.PATH.ofRequest(), Component.TARGET_URI.ofRequest()))
                    .isTrue();
        }

        @Test
        void asksForTheDigestOfContentOnly() {
            String without = RIGHT.replace(" \"content-digest\" \"content-type\"", "");
            TestRequest empty =
                    request.without("Content-Type").without("Content-Digest").withoutContent();
            value(verify(Signing.signed(empty, without)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Authorization", "Content-Encoding"})
        void asksForFieldsThatAreThere(String name) {
            TestRequest more = request.with(name, "gzip");
            assertRefused(verify(Signing.signed(more, RIGHT)), SignatureReason.COMPONENT_NOT_COVERED);
            String covered = RIGHT.replace("\"@query\"", "\"@query\" \"" + name.toLowerCase(Locale.ROOT) + "\"");
            value(verify(Signing.signed(more, covered)));
        }

        /** What is there but cannot be read is there. */
        @Test
        void asksForParametersThatAreThere() {
            Component code = Component.queryParameter("param");
            Coverage whenThere = new Coverage(Set.of(Component.METHOD), Set.of(), Set.of(code));
            Verifying asking = verifying.policy(verifying.policy().with(whenThere));
            TestRequest other = request.uri("https://example.com/foo?x=1");
            String method = "(\"@method\")" + PARAMETERS;
            value(asking.verify(Signing.signed(other, method).message()));
            assertRefused(
                    asking.verify(Signing.signed(request, method).message()), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void asksForFieldsThatCannotBeRead() {
            TestRequest more = request.with("Authorization", "é");
            assertRefused(verify(Signing.signed(more, RIGHT)), SignatureReason.COMPONENT_NOT_COVERED);
        }
    }

    @Nested
    class Section722Replay {

        private final TestRequest signed = Signing.signed(request, RIGHT + ";nonce=\"n\"");

        @Test
        void refusesTheSecond() {
            value(verify(signed));
            assertRefused(verify(signed), SignatureReason.REPLAYED);
            assertRefused(verifying.policy(verifying.policy()).verify(signed.message()), SignatureReason.REPLAYED);
        }

        @Test
        void refusesAllButOneAtOnce() {
            long passed = IntStream.range(0, 32)
                    .parallel()
                    .filter(i -> verify(signed).rejection().isEmpty())
                    .count();
            assertThat(passed).isEqualTo(1);
        }

        /** Nobody can use up a nonce without the key. */
        @Test
        void claimsNoNonceOfAForgery() {
            AtomicInteger claims = new AtomicInteger();
            Verifying counting = verifying.once((key, expires) -> {
                claims.incrementAndGet();
                return OnceStore.Claim.FIRST;
            });
            TestRequest forged = signed.set("Content-Type", "text/plain");
            assertRefused(counting.verify(forged.message()), SignatureReason.WRONG_SIGNATURE);
            assertThat(claims).hasValue(0);
            value(counting.verify(signed.message()));
            assertThat(claims).hasValue(1);
        }

        /** The pair of key and nonce is claimed, in one spelling, and kept for longer than anybody believes the signature. */
        @Test
        void claimsNonceAndKey() {
            List<String> keys = new ArrayList<>();
            Verifying keeping = verifying.once((key, expires) -> {
                keys.add(key);
                assertThat(expires).isAfter(Verifying.NOW.plusSeconds(59));
                return OnceStore.Claim.FIRST;
            });
            value(keeping.verify(
                    Signing.signed(request, RIGHT + ";nonce=\"a\\\"b\"").message()));
            String thumbprint = SignatureKeys.of(Rfc9421.verificationKeys())
                    .find("test-key-ed25519")
                    .flatMap(VerificationKey::thumbprint)
                    .orElseThrow();
            assertThat(keys)
                    .containsExactly("http-signature:\"test-key-ed25519\"\"%s\"\"a\\\"b\"".formatted(thumbprint));
        }

        @Test
        void refusesWhenNobodyRemembers() {
            assertRefused(
                    verifying
                            .once((key, expires) -> {
                                throw new IllegalStateException("out of reach");
                            })
                            .verify(signed.message()),
                    SignatureReason.REPLAY_UNKNOWN);
        }

        @Test
        void asksForANonceWhereOneIsRequired() {
            Verifying strict = verifying.policy(SignaturePolicy.ofRequests());
            assertRefused(strict.verify(Signing.signed(request, RIGHT).message()), SignatureReason.MISSING_PARAMETER);
            value(strict.verify(signed.message()));
        }

        @Test
        void looksAtNoNonceWhereRepetitionIsAccepted() {
            Verifying lax = verifying.policy(SignaturePolicy.ofRequests().with(NonceRule.ACCEPT_REPEATED));
            value(lax.verify(signed.message()));
            value(lax.verify(signed.message()));
        }
    }

    @Nested
    class Section722Staleness {

        @ParameterizedTest
        @CsvSource({"1618884416,true", "1618884415,false", "1618884486,true", "1618884487,false"})
        void believesAMinuteAndFiveSecondsEitherWay(long created, boolean isBelieved) {
            String input = COVERED + ";created=" + created + ";keyid=\"test-key-ed25519\"";
            assertThat(verify(Signing.signed(request, input)).rejection().isEmpty())
                    .isEqualTo(isBelieved);
        }

        @ParameterizedTest
        @CsvSource({"1618884476,true", "1618884475,false"})
        void endsWhenItsSenderSays(long expires, boolean isBelieved) {
            assertThat(verify(Signing.signed(request, RIGHT + ";expires=" + expires))
                            .rejection()
                            .isEmpty())
                    .isEqualTo(isBelieved);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"1618884475\"", "1618884475.0", "@1618884475", "?1", "now"})
        void takesNoOtherTypeForATime(String created) {
            String input = COVERED + ";created=" + created + ";keyid=\"test-key-ed25519\"";
            TestRequest forged =
                    request.with("Signature-Input", "sig1=" + input).with("Signature", "sig1=:YQ==:");
            assertRefused(verify(forged), SignatureReason.MALFORMED_PARAMETER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"999999999999999", "-999999999999999"})
        void bearsTimesFarAway(String created) {
            String input = COVERED + ";created=" + created + ";keyid=\"test-key-ed25519\"";
            assertThat(reason(verify(Signing.signed(request, input))))
                    .isIn(SignatureReason.CREATED_IN_FUTURE, SignatureReason.TOO_OLD);
            assertThat(verify(Signing.signed(request, RIGHT + ";expires=" + created))
                            .rejection()
                            .isEmpty())
                    .isEqualTo(!created.startsWith("-"));
        }
    }

    @Nested
    class Section725Labels {

        @Test
        void refusesTheWeakOneUnderATrustedLabel() {
            Verifying labelled = verifying.policy(verifying.policy().withLabel("trusted"));
            TestRequest both =
                    Signing.signed(Signing.signed(request, "other", RIGHT), "trusted", "(\"@method\")" + PARAMETERS);
            assertRefused(labelled.verify(both.message()), SignatureReason.COMPONENT_NOT_COVERED);
        }

        @Test
        void refusesALabelThatIsThereTwice() {
            TestRequest twice = Signing.signed(Signing.signed(request, RIGHT), "sig1", RIGHT);
            assertRefused(verify(twice), StructuredReason.REPEATED_KEY);
            TestRequest signatureTwice = Signing.signed(request, RIGHT).with("Signature", "sig1=:YQ==:");
            assertRefused(verify(signatureTwice), StructuredReason.REPEATED_KEY);
        }

        @Test
        void refusesAParameterThatIsThereTwice() {
            TestRequest twice = Signing.signed(request, RIGHT);
            String input = twice.value("Signature-Input");
            assertRefused(
                    verify(twice.set("Signature-Input", input + ";created=1618884475")), StructuredReason.REPEATED_KEY);
        }

        @Test
        void choosesByTag() {
            Verifying tagged = verifying.policy(verifying.policy().withTag("mine"));
            TestRequest both = Signing.signed(
                    Signing.signed(request, "a", RIGHT + ";tag=\"mine\""), "b", RIGHT + ";tag=\"other\"");
            assertThat(value(tagged.verify(both.message())).label()).isEqualTo("a");
            assertRefused(verify(both), SignatureReason.NO_SUITABLE_SIGNATURE);
            assertRefused(
                    tagged.verify(Signing.signed(request, RIGHT).message()), SignatureReason.NO_SUITABLE_SIGNATURE);
        }

        @Test
        void takesNoSignatureOfAnotherLabel() {
            TestRequest signed = Signing.signed(request, "a", RIGHT);
            TestRequest mixed =
                    signed.set("Signature", signed.value("Signature").replace("a=", "b="));
            assertRefused(verify(mixed), SignatureReason.UNMATCHED_LABEL);
            assertRefused(verify(signed.without("Signature")), SignatureReason.UNMATCHED_LABEL);
            assertRefused(verify(signed.without("Signature-Input")), SignatureReason.UNMATCHED_LABEL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"sig1=1", "sig1", "sig1=\"@method\";created=1"})
        void refusesInputsThatAreNoLists(String input) {
            assertRefused(
                    verify(request.with("Signature-Input", input).with("Signature", "sig1=:YQ==:")),
                    SignatureReason.MALFORMED_SIGNATURE);
        }
    }

    @Nested
    class Section734Keys {

        @Test
        void tellWhoseTheyAre() {
            VerifiedSignature verified = value(verify(Signing.signed(request, RIGHT)));
            assertThat(verified.owner()).isEqualTo("owner of test-key-ed25519");
            assertThat(verified.thumbprint()).isPresent();
        }

        @Test
        void ofOthersDoNotHelp() {
            String asAnother = RIGHT.replace("test-key-ed25519", "test-key-ecc-p256");
            assertRefused(verify(Signing.signed(request, asAnother)), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areFoundBeforeAnythingIsCalculated() {
            String other =
                    RIGHT.replace("test-key-ed25519", "unknown").replace("\"@query\"", "\"@query\" \"x-absent\"");
            TestRequest forged =
                    request.with("Signature-Input", "sig1=" + other).with("Signature", "sig1=:YQ==:");
            assertRefused(verify(forged), SignatureReason.UNKNOWN_KEY);
        }
    }

    @Nested
    class Section736Algorithms {

        private final PublicKey rsa = Rfc9421.pair("test-key-rsa").getPublic();

        @Test
        void areThoseOfTheKey() {
            assertRefused(
                    verify(Signing.signed(request, RIGHT + ";alg=\"ecdsa-p256-sha256\"")),
                    SignatureReason.ALGORITHM_MISMATCH);
            value(verify(Signing.signed(request, RIGHT + ";alg=\"ed25519\"")));
        }

        /** The classic: the octets of the public key, which everybody has, as the secret. */
        @Test
        void neverTakeAPublicKeyForASecret() {
            SigningKey forger = SigningKey.of(
                    Rfc9421.CRYPTO, Secret.taking(rsa.getEncoded()), SignatureAlgorithm.HMAC_SHA256, "test-key-rsa");
            SigningPolicy naming =
                    new SigningPolicy(Coverage.OF_REQUESTS, "sig1", Optional.empty(), Optional.empty(), false, true);
            TestRequest named =
                    request.with(value(Signing.signer(forger, naming).sign(request.message())));
            TestRequest unnamed = request.with(
                    value(Signing.signer(forger, SigningPolicy.ofRequests()).sign(request.message())));
            assertRefused(verify(named), SignatureReason.ALGORITHM_MISMATCH);
            assertRefused(verify(unnamed), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void ofJoseAreNamedByTheKeyOnly() {
            VerificationKey ps256 = VerificationKey.of(Rfc9421.CRYPTO, rsa, Set.of(SignatureAlgorithm.PS256), "owner");
            SigningKey key = SigningKey.of(
                    Rfc9421.CRYPTO, Rfc9421.pair("test-key-rsa"), SignatureAlgorithm.PS256, "test-key-rsa");
            TestRequest signed = request.with(
                    value(Signing.signer(key, SigningPolicy.ofRequests()).sign(request.message())));
            Verifying registered = verifying.keys(SignatureKeys.of(Map.of("test-key-rsa", ps256)));
            assertRefused(registered.verify(signed.message()), SignatureReason.ALGORITHM_UNDETERMINED);
            SignaturePolicy policy = verifying.policy();
            SignaturePolicy jose = new SignaturePolicy(
                    policy.coverage(),
                    Set.of(SignatureAlgorithm.PS256),
                    policy.parameters(),
                    policy.maxAge(),
                    policy.clockSkew(),
                    policy.nonce(),
                    policy.label(),
                    policy.tag());
            value(registered.policy(jose).verify(signed.message()));
            assertRefused(
                    registered
                            .policy(jose)
                            .verify(Signing.signed(request, RIGHT + ";alg=\"PS256\"")
                                    .message()),
                    SignatureReason.ALGORITHM_NOT_ALLOWED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "none", "Ed25519", "rsa-sha256", "hs2019"})
        void areKnown(String name) {
            assertRefused(
                    verify(Signing.signed(request, RIGHT + ";alg=\"" + name + "\"")),
                    SignatureReason.ALGORITHM_NOT_ALLOWED);
        }
    }

    @Nested
    class Section75Ambiguity {

        @Test
        void aRealFieldIsNothingDerived() {
            TestRequest signed = Signing.signed(request, RIGHT);
            value(verify(signed.with("@method", "DELETE").with("@path", "/other")));
        }

        @Test
        void aLineMoreChangesTheValue() {
            TestRequest signed = Signing.signed(request, RIGHT);
            assertRefused(verify(signed.with("Content-Type", "text/html")), SignatureReason.WRONG_SIGNATURE);
            assertRefused(verify(signed.with("Content-Digest", "sha-256=:YQ==:")), SignatureReason.WRONG_SIGNATURE);
        }

        /** What looks like the rest of the signature base is refused before it can be taken for it. */
        @Test
        void aValueCannotHoldAnotherLine() {
            String input = "(\"x\" \"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"content-type\")"
                    + PARAMETERS;
            TestRequest split = request.with("X", "a\n\"y\": b");
            assertRefused(
                    verify(split.with("Signature-Input", "sig1=" + input).with("Signature", "sig1=:YQ==:")),
                    SignatureReason.UNREADABLE_COMPONENT);
            RequestMessage method = new RequestMessage(
                    "GET\n\"@method\": POST",
                    request.message().target(),
                    request.message().fields(),
                    true);
            assertRefused(
                    SignatureBase.of(value(SignatureInput.of(List.of(Component.METHOD), Parameters.NONE)), method),
                    SignatureReason.UNREADABLE_COMPONENT);
        }

        @ParameterizedTest
        @CsvSource({
            "https://EXAMPLE.com:443/foo?param=Value&Pet=dog,true",
            "https://example.com/foo?Pet=dog&param=Value,false",
            "https://example.com/%66oo?param=Value&Pet=dog,false",
            "https://example.com/foo?param=Value&Pet=%64og,false",
            "https://example.com:8443/foo?param=Value&Pet=dog,false"
        })
        void addressesHaveOneFormOrAreOthers(String uri, boolean isSame) {
            TestRequest signed = Signing.signed(request, RIGHT).uri(uri);
            assertThat(verify(signed).rejection().isEmpty()).isEqualTo(isSame);
        }
    }

    @Nested
    class Section24Responses {

        private final SigningPolicy signing = SigningPolicy.ofResponses();
        private final TestRequest fields = TestRequest.get("https://unused.example/")
                .with("Content-Type", "application/json")
                .with("Content-Digest", "sha-256=:z0bm/K2/kBiAHdTk/FHlB2NyoHqaTdzCA9k+jeJ0ezA=:");

        private ResponseMessage response(TestRequest header, TestRequest to) {
            return new ResponseMessage(200, header.message().fields(), true, to.message());
        }

        private ResponseMessage signedFor(TestRequest signedRequest, TestRequest receivedRequest) {
            return response(
                    fields.with(value(Signing.signer(signing).sign(response(fields, signedRequest)))), receivedRequest);
        }

        private Verifying responses() {
            return Verifying.with(SignaturePolicy.ofResponses());
        }

        @Test
        void belongToTheirRequests() {
            value(responses().verify(signedFor(request, request)));
            assertRefused(
                    responses().verify(signedFor(request, request.uri("https://example.com/bar"))),
                    SignatureReason.WRONG_SIGNATURE);
            assertRefused(
                    responses().verify(signedFor(request, request.method("GET"))), SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areRefusedUnbound() {
            String unbound = "(\"@status\" \"content-digest\" \"content-type\")" + PARAMETERS;
            ResponseMessage message = response(fields, request);
            TestRequest signed = fields.with("Signature-Input", "sig1=" + unbound)
                    .with("Signature", "sig1=:" + Signing.signature(message, unbound) + ":");
            assertRefused(responses().verify(response(signed, request)), SignatureReason.COMPONENT_NOT_COVERED);
        }

        /** The same address asked twice with other contents: only all of the request's signature tells the responses apart. */
        @Test
        void areBoundToAllThatTheRequestSigned() {
            TestRequest signedRequest = Signing.signed(request, RIGHT);
            VerifiedSignature verified = value(verify(signedRequest));
            MessageSigner signer = Signing.signer(signing).answering(verified);
            TestRequest header = fields.with(value(signer.sign(response(fields, signedRequest))));

            SignaturePolicy bound = SignaturePolicy.ofResponses().with(Coverage.OF_RESPONSES.binding(verified));
            assertThat(value(responses().policy(bound).verify(response(header, signedRequest)))
                            .value(Component.field("content-digest").ofRequest()))
                    .contains(request.value("Content-Digest"));
            assertRefused(
                    responses()
                            .policy(bound)
                            .verify(response(header, signedRequest.set("Content-Digest", "sha-256=:YQ==:"))),
                    SignatureReason.WRONG_SIGNATURE);
            assertRefused(
                    responses().policy(bound).verify(signedFor(signedRequest, signedRequest)),
                    SignatureReason.COMPONENT_NOT_COVERED);
        }
    }

    private Verdict<VerifiedSignature> verify(TestRequest signed) {
        return verifying.verify(signed.message());
    }
}
