package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.reason;
import static org.secf.verdict.Verdicts.value;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.state.OnceStore;
import org.secf.structured.Parameters;
import org.secf.verdict.Reason;

/** One fault at a time, everything else right; the switch does not compile when a reason has no input. */
class EverySignatureReasonIsReachedTest {

    private static final String COVERED =
            "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\" \"content-type\")";
    private static final String REST = ";keyid=\"test-key-ed25519\"";
    private static final String CREATED = ";created=1618884475";
    private static final String RIGHT = COVERED + CREATED + REST;

    private final Verifying verifying = Verifying.requests();
    private final TestRequest request = TestRequest.ofSpecification();

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(SignatureReason reason) {
        assertThat(verifying.verify(Signing.signed(request, RIGHT).message()).rejection())
                .isEmpty();
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).matches("RFC \\d+ §.*|SEC_CF .*");
    }

    private Reason provoke(SignatureReason reason) {
        return switch (reason) {
            case TARGET_UNKNOWN ->
                reason(TargetUri.of(
                        MemoryRequest.get("/who").target("/elsewhere"),
                        PublicUrl.parse("https://example.com/enabler")));
            case UNSIGNED,
                    TOO_MANY_SIGNATURES,
                    UNMATCHED_LABEL,
                    MALFORMED_SIGNATURE,
                    NO_SUITABLE_SIGNATURE,
                    SEVERAL_SUITABLE_SIGNATURES -> choice(reason);
            case TOO_MANY_COMPONENTS,
                    MALFORMED_COMPONENT,
                    REPEATED_COMPONENT,
                    WRONG_CONTEXT,
                    MISSING_COMPONENT,
                    UNREADABLE_COMPONENT,
                    UNKNOWN_FIELD_TYPE -> component(reason);
            case COMPONENT_NOT_COVERED,
                    MALFORMED_PARAMETER,
                    MISSING_PARAMETER,
                    CREATED_IN_FUTURE,
                    EXPIRES_BEFORE_CREATED,
                    TOO_OLD,
                    EXPIRED -> parameter(reason);
            case ALGORITHM_NOT_ALLOWED, ALGORITHM_MISMATCH, ALGORITHM_UNDETERMINED -> algorithm(reason);
            case KEYS_FAILED, UNKNOWN_KEY, WRONG_SIGNATURE -> key(reason);
            case TOO_MANY_NONCES, REPLAYED, REPLAY_UNKNOWN -> replay(reason);
            case LABEL_TAKEN, CANNOT_ANSWER, SIGNING_FAILED -> signing(reason);
        };
    }

    private Reason choice(SignatureReason reason) {
        TestRequest signed = Signing.signed(request, RIGHT);
        return switch (reason) {
            case UNSIGNED -> reason(verifying.verify(request.message()));
            case TOO_MANY_SIGNATURES -> {
                TestRequest many = signed;
                for (int i = 0; i < 16; i++) {
                    many = many.with("Signature-Input", "a" + i + "=()").with("Signature", "a" + i + "=::");
                }
                yield reason(verifying.verify(many.message()));
            }
            case UNMATCHED_LABEL ->
                reason(verifying.verify(signed.with("Signature", "sig2=:YQ==:").message()));
            case MALFORMED_SIGNATURE ->
                reason(verifying.verify(signed.set("Signature", "sig1=\"text\"").message()));
            case NO_SUITABLE_SIGNATURE ->
                reason(verifying.verify(
                        Signing.signed(request, RIGHT + ";tag=\"another\"").message()));
            default ->
                reason(verifying.verify(Signing.signed(signed, "sig2", RIGHT).message()));
        };
    }

    private Reason component(SignatureReason reason) {
        return switch (reason) {
            case TOO_MANY_COMPONENTS -> {
                StringBuilder many = new StringBuilder("(");
                for (int i = 0; i < 65; i++) {
                    many.append("\"x").append(i).append("\" ");
                }
                yield input(many + ")" + CREATED + REST);
            }
            case MALFORMED_COMPONENT -> input(RIGHT.replace("\"@query\"", "\"@query\" \"@signature-params\""));
            case REPEATED_COMPONENT -> input(RIGHT.replace("\"@query\"", "\"@query\" \"@query\""));
            case WRONG_CONTEXT -> input(RIGHT.replace("\"@query\"", "\"@query\" \"@status\""));
            case MISSING_COMPONENT -> input(RIGHT.replace("\"@query\"", "\"@query\" \"x-absent\""));
            case UNKNOWN_FIELD_TYPE -> input(RIGHT.replace("\"@query\"", "\"@query\" \"date\";sf"));
            default -> {
                String input = RIGHT.replace("\"@query\"", "\"@query\" \"x\"");
                yield reason(verifying.verify(request.with("X", "é")
                        .with("Signature-Input", "sig1=" + input)
                        .with("Signature", "sig1=:YQ==:")
                        .message()));
            }
        };
    }

    private Reason parameter(SignatureReason reason) {
        return switch (reason) {
            case COMPONENT_NOT_COVERED ->
                reason(verifying.verify(Signing.signed(request, RIGHT.replace("\"@method\" ", ""))
                        .message()));
            case MALFORMED_PARAMETER -> input(RIGHT.replace(CREATED, ";created=\"now\""));
            case MISSING_PARAMETER ->
                reason(verifying.verify(Signing.signed(request, COVERED + REST).message()));
            case CREATED_IN_FUTURE ->
                reason(verifying.verify(Signing.signed(request, COVERED + ";created=1618884487" + REST)
                        .message()));
            case EXPIRES_BEFORE_CREATED ->
                reason(verifying.verify(
                        Signing.signed(request, RIGHT + ";expires=1618884474").message()));
            case TOO_OLD ->
                reason(verifying.verify(Signing.signed(request, COVERED + ";created=1618884415" + REST)
                        .message()));
            default ->
                reason(verifying
                        .at(Verifying.NOW.plusSeconds(20))
                        .verify(Signing.signed(request, RIGHT + ";expires=1618884495")
                                .message()));
        };
    }

    private Reason algorithm(SignatureReason reason) {
        VerificationKey several = VerificationKey.of(
                Rfc9421.CRYPTO,
                Rfc9421.pair("test-key-rsa").getPublic(),
                Set.of(SignatureAlgorithm.RSA_PSS_SHA512, SignatureAlgorithm.RSA_V1_5_SHA256),
                "owner");
        return switch (reason) {
            case ALGORITHM_NOT_ALLOWED ->
                reason(verifying.verify(
                        Signing.signed(request, RIGHT + ";alg=\"none\"").message()));
            case ALGORITHM_MISMATCH ->
                reason(verifying.verify(
                        Signing.signed(request, RIGHT + ";alg=\"hmac-sha256\"").message()));
            default ->
                reason(verifying
                        .keys(keyId -> Optional.of(several))
                        .verify(Signing.signed(request, RIGHT).message()));
        };
    }

    private Reason key(SignatureReason reason) {
        TestRequest signed = Signing.signed(request, RIGHT);
        return switch (reason) {
            case KEYS_FAILED ->
                reason(verifying
                        .keys(keyId -> {
                            throw new IllegalStateException("out of reach");
                        })
                        .verify(signed.message()));
            case UNKNOWN_KEY -> reason(verifying.keys(keyId -> Optional.empty()).verify(signed.message()));
            default ->
                reason(verifying.verify(signed.set("Content-Type", "text/plain").message()));
        };
    }

    private Reason replay(SignatureReason reason) {
        TestRequest signed = Signing.signed(request, RIGHT + ";nonce=\"n1\"");
        if (reason == SignatureReason.REPLAYED) {
            value(verifying.verify(signed.message()));
            return reason(verifying.verify(signed.message()));
        }
        if (reason == SignatureReason.TOO_MANY_NONCES) {
            SignatureVerifier strict = verifying.verifier().remembering(1, 1);
            value(strict.verify(signed.message()));
            return reason(strict.verify(
                    Signing.signed(request, RIGHT + ";nonce=\"n2\"").message()));
        }
        return reason(
                verifying.once((key, expires) -> OnceStore.Claim.UNAVAILABLE).verify(signed.message()));
    }

    private Reason signing(SignatureReason reason) {
        SigningPolicy policy = SigningPolicy.ofRequests();
        return switch (reason) {
            case LABEL_TAKEN ->
                reason(Signing.signer(policy)
                        .sign(Signing.signed(request, RIGHT).message()));
            case CANNOT_ANSWER ->
                reason(Signing.signer(policy)
                        .answer(
                                new RequestedSignature(
                                        "a",
                                        Coverage.OF_REQUESTS.always().stream().toList(),
                                        Parameters.NONE),
                                request.message()));
            default -> reason(Signing.signer(Rfc9421.failingKey(), policy).sign(request.message()));
        };
    }

    /** Refused before anybody looks at the signature. */
    private Reason input(String input) {
        return reason(verifying.verify(request.with("Signature-Input", "sig1=" + input)
                .with("Signature", "sig1=:YQ==:")
                .message()));
    }
}
