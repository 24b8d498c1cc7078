package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.structured.BareItem;
import org.secf.structured.Parameters;
import org.secf.verdict.Verdict;

class MessageSignerTest {

    private final TestRequest request = TestRequest.ofSpecification();
    private final Verifying verifying = Verifying.with(SignaturePolicy.ofRequests());

    @Nested
    class Section31Signing {

        @ParameterizedTest
        @ValueSource(
                strings = {"test-key-rsa", "test-key-rsa-pss", "test-key-ecc-p256", "test-key-ed25519", Rfc9421.SECRET})
        void signsWhatVerifiersAskFor(String keyId) {
            MessageSigner signer = Signing.signer(Rfc9421.signingKey(keyId), SigningPolicy.ofRequests());
            TestRequest signed = request.with(value(signer.sign(request.message())));
            VerifiedSignature verified = value(verifying.verify(signed.message()));
            assertThat(verified.keyId()).isEqualTo(keyId);
            assertThat(verified.label()).isEqualTo("sig1");
            assertThat(verified.thumbprint().isPresent()).isEqualTo(!keyId.equals(Rfc9421.SECRET));
        }

        @Test
        void writesParametersInAFixedOrder() {
            SigningPolicy policy = new SigningPolicy(
                    Coverage.OF_REQUESTS, "mine", Optional.of("app"), Optional.of(Duration.ofSeconds(30)), false, true);
            assertThat(value(Signing.signer(policy).sign(request.message())).signatureInput())
                    .isEqualTo(
                            "mine=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"content-type\")"
                                    + ";created=1618884481;expires=1618884511;alg=\"ed25519\";keyid=\"test-key-ed25519\";tag=\"app\"");
        }

        @Test
        void makesAnotherNonceEachTime() {
            String one = value(Signing.signer(SigningPolicy.ofRequests()).sign(request.message()))
                    .signatureInput();
            String other = value(Signing.signer(SigningPolicy.ofRequests()).sign(request.message()))
                    .signatureInput();
            assertThat(one).contains(";nonce=\"").isNotEqualTo(other);
        }

        @Test
        void refusesAMessageWithoutDigest() {
            assertRefused(
                    Signing.signer(SigningPolicy.ofRequests())
                            .sign(request.without("Content-Digest").message()),
                    SignatureReason.MISSING_COMPONENT);
        }

        @Test
        void coversCredentialsWhereTheyAre() {
            TestRequest signed = Signing.signed(request.with("Authorization", "Bearer x"));
            assertThat(value(verifying.verify(signed.message())).value(Component.field("authorization")))
                    .contains("Bearer x");
        }
    }

    @Nested
    class Section43Proxies {

        /** A proxy verifies, changes the authority, and signs what it sends on; the client's signature stays but proves nothing any more. */
        @Test
        void addTheirSignature() {
            TestRequest received = Signing.signed(request);
            VerifiedSignature client = value(verifying.verify(received.message()));
            TestRequest forwarded = received.uri("https://origin.internal.example/foo?param=Value&Pet=dog")
                    .set("Host", "origin.internal.example")
                    .with("Forwarded", "for=192.0.2.123;host=example.com;proto=https")
                    .with("Client-Id", client.owner());
            Coverage proxied = Coverage.OF_REQUESTS.and(Component.field("forwarded"), Component.field("client-id"));
            MessageSigner proxy = Signing.signer(
                    Rfc9421.signingKey("test-key-rsa"),
                    SigningPolicy.ofRequests().with(proxied).withLabel("proxy"));

            TestRequest signed = forwarded.with(value(proxy.sign(forwarded.message())));

            SignaturePolicy origin = SignaturePolicy.ofRequests().with(proxied).withLabel("proxy");
            VerifiedSignature verified = value(Verifying.with(origin).verify(signed.message()));
            assertThat(verified.value(Component.field("client-id"))).contains("owner of test-key-ed25519");
            assertThat(verified.owner()).isEqualTo("owner of test-key-rsa");
            assertRefused(
                    Verifying.with(SignaturePolicy.ofRequests().withLabel("sig1"))
                            .verify(signed.message()),
                    SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void mayCoverTheOtherSignature() {
            TestRequest received = Signing.signed(request);
            Component inner = Component.field("signature").member("sig1");
            SigningPolicy policy = SigningPolicy.ofRequests()
                    .with(Coverage.OF_REQUESTS.and(inner))
                    .withLabel("outer");
            TestRequest signed = received.with(value(Signing.signer(policy).sign(received.message())));
            SignaturePolicy outer = SignaturePolicy.ofRequests()
                    .with(Coverage.OF_REQUESTS.and(inner))
                    .withLabel("outer");
            assertThat(value(Verifying.with(outer).verify(signed.message())).value(inner))
                    .isPresent();
        }
    }

    @Nested
    class Section5AcceptSignature {

        private final RequestedSignature requested =
                SignaturePolicy.ofRequests().withTag("app").requested("asked", Optional.of("n-1"));
        private final MessageSigner signer =
                Signing.signer(SigningPolicy.ofRequests().withTag("app"));

        @Test
        void isWrittenAndRead() {
            String text = RequestedSignature.text(List.of(requested));
            assertThat(text)
                    .isEqualTo(
                            "asked=(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"content-type\")"
                                    + ";created;nonce=\"n-1\";tag=\"app\"");
            assertThat(value(RequestedSignature.parse(List.of(text)))).containsExactly(requested);
        }

        @Test
        void isAnsweredWithItsLabelComponentsAndNonce() {
            TestRequest signed = request.with(value(signer.answer(requested, request.message())));
            VerifiedSignature verified = value(
                    Verifying.with(SignaturePolicy.ofRequests().withTag("app")).verify(signed.message()));
            assertThat(verified.label()).isEqualTo("asked");
            assertThat(verified.input().nonce()).contains("n-1");
            assertThat(verified.input().components()).isEqualTo(requested.components());
        }

        @Test
        void isNotAnsweredWithLessThanWeCover() {
            RequestedSignature thin =
                    new RequestedSignature("asked", List.of(Component.METHOD), requested.parameters());
            assertRefused(signer.answer(thin, request.message()), SignatureReason.CANNOT_ANSWER);
            assertRefused(
                    signer.answer(
                            requested, request.with("Authorization", "Bearer x").message()),
                    SignatureReason.CANNOT_ANSWER);
        }

        @Test
        void hasALabelThatCanBeWritten() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RequestedSignature("a=1, b", List.of(), requested.parameters()));
        }

        @Test
        void isAnsweredWithMore() {
            List<Component> more = new ArrayList<>(requested.components());
            more.add(Component.field("date"));
            Verdict<SignatureFields> answer =
                    signer.answer(new RequestedSignature("a", more, requested.parameters()), request.message());
            assertThat(value(answer).signatureInput()).contains("\"date\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"keyid", "tag", "alg", "unknown"})
        void isNotAnsweredForAnotherKeyOrApplication(String parameter) {
            Parameters other = requested.parameters().with(parameter, new BareItem.Text("other"));
            assertRefused(
                    signer.answer(new RequestedSignature("a", requested.components(), other), request.message()),
                    SignatureReason.CANNOT_ANSWER);
        }

        @Test
        void isAnsweredWhereOneOfSeveralIsForUs() {
            RequestedSignature thin = new RequestedSignature("thin", List.of(), requested.parameters());
            assertThat(value(signer.answer(List.of(thin, requested), request.message()))
                            .signatureInput())
                    .startsWith("asked=");
            assertRefused(signer.answer(List.of(thin), request.message()), SignatureReason.CANNOT_ANSWER);
            assertRefused(signer.answer(List.of(), request.message()), SignatureReason.CANNOT_ANSWER);
        }

        @Test
        void isAnsweredForOurKeyAndAlgorithm() {
            Parameters ours = requested
                    .parameters()
                    .with("keyid", new BareItem.Text("test-key-ed25519"))
                    .with("alg", new BareItem.Text("ed25519"));
            Verdict<SignatureFields> answer =
                    signer.answer(new RequestedSignature("a", requested.components(), ours), request.message());
            assertThat(value(answer).signatureInput()).contains(";alg=\"ed25519\"");
        }

        @Test
        void isNotAnsweredWithAnEndThatWeDoNotSet() {
            Parameters ending = requested.parameters().with("expires", BareItem.Bool.TRUE);
            RequestedSignature wanted = new RequestedSignature("a", requested.components(), ending);
            assertRefused(signer.answer(wanted, request.message()), SignatureReason.CANNOT_ANSWER);
            SigningPolicy limited = new SigningPolicy(
                    Coverage.OF_REQUESTS, "a", Optional.of("app"), Optional.of(Duration.ofMinutes(1)), true, false);
            assertThat(value(Signing.signer(limited).answer(wanted, request.message()))
                            .signatureInput())
                    .contains(";expires=1618884541;");
        }

        @Test
        void asksForNoMoreThanThePolicyHas() {
            SignaturePolicy policy = SignaturePolicy.ofRequests();
            SignaturePolicy ending = new SignaturePolicy(
                    policy.coverage(),
                    policy.algorithms(),
                    Set.of(SignatureParameter.CREATED, SignatureParameter.KEYID, SignatureParameter.EXPIRES),
                    policy.maxAge(),
                    policy.clockSkew(),
                    policy.nonce(),
                    Optional.of("own"),
                    policy.tag());
            assertThat(RequestedSignature.text(List.of(ending.requested("x", Optional.empty()))))
                    .startsWith("own=(")
                    .endsWith(");created;expires");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=1", "a=(b)", "a=(\"X\")", "a=(\"x\"", "a=(\"x\"), a=(\"x\")"})
        void isRefusedMalformed(String text) {
            assertThat(RequestedSignature.parse(List.of(text)).rejection()).isPresent();
        }

        /** Each is tried, and for each a client encrypts and digests its request anew. */
        @Test
        void isRefusedWithMoreThanAnybodyWouldLike() {
            List<String> wishes = IntStream.range(0, 17)
                    .mapToObj(number -> "a" + number + "=();keyid=\"other\"")
                    .toList();

            assertThat(value(RequestedSignature.parse(wishes.subList(0, 16)))).hasSize(16);
            assertRefused(RequestedSignature.parse(wishes), SignatureReason.TOO_MANY_SIGNATURES);
        }
    }

    @Nested
    class Policies {

        @Test
        void sayWhatIsCovered() {
            Coverage nothing = Verifying.coverage();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningPolicy.ofRequests().with(nothing));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SignaturePolicy.ofRequests().with(nothing));
        }

        @Test
        void haveLabelsAndTagsThatCanBeWritten() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningPolicy.ofRequests().withLabel("A"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningPolicy.ofRequests().withTag("é"));
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> SigningKey.of(Rfc9421.CRYPTO, Rfc9421.secret(), SignatureAlgorithm.HMAC_SHA256, "é"));
        }

        @Test
        void refuseWhatIsMissing() {
            SignaturePolicy right = SignaturePolicy.ofRequests();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(right, Set.of(), right.parameters(), right.maxAge()));
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> policy(right, right.algorithms(), Set.of(SignatureParameter.KEYID), right.maxAge()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            policy(right, right.algorithms(), Set.of(SignatureParameter.CREATED), right.maxAge()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(right, right.algorithms(), right.parameters(), Duration.ZERO));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy(right, right.algorithms(), right.parameters(), Duration.ofDays(367)));
        }

        @Test
        void nameOnlyAlgorithmsThatMessagesMayName() {
            SigningKey key = SigningKey.of(Rfc9421.CRYPTO, Rfc9421.pair("test-key-rsa"), SignatureAlgorithm.PS256, "k");
            SigningPolicy naming =
                    new SigningPolicy(Coverage.OF_REQUESTS, "a", Optional.empty(), Optional.empty(), false, true);
            assertThatIllegalArgumentException().isThrownBy(() -> Signing.signer(key, naming));
        }

        private static SignaturePolicy policy(
                SignaturePolicy right,
                Set<SignatureAlgorithm> algorithms,
                Set<SignatureParameter> parameters,
                Duration maxAge) {
            return new SignaturePolicy(
                    right.coverage(),
                    algorithms,
                    parameters,
                    maxAge,
                    right.clockSkew(),
                    right.nonce(),
                    right.label(),
                    right.tag());
        }
    }
}
