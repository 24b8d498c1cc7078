package org.secf.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every signature that the specification prints. */
class Rfc9421VectorsTest {

    private static final Set<SignatureAlgorithm> DETERMINISTIC =
            Set.of(SignatureAlgorithm.RSA_V1_5_SHA256, SignatureAlgorithm.HMAC_SHA256, SignatureAlgorithm.ED25519);

    static List<Rfc9421.Vector> vectors() {
        return Rfc9421.vectors();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void hasTheBaseOfTheSpecification(Rfc9421.Vector vector) {
        ParsedSignature parsed = parsed(vector);

        assertThat(value(SignatureBase.of(parsed.input(), vector.message())).text())
                .isEqualTo(vector.json().getString("base"));
        assertThat(vector.json().getString("signatureInput"))
                .endsWith(parsed.label() + "=" + parsed.input().text());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifies(Rfc9421.Vector vector) {
        ParsedSignature parsed = parsed(vector);
        SignaturePolicy policy = policy(parsed);
        if (parsed.input().components().isEmpty()) {
            SignatureBase base = value(SignatureBase.of(parsed.input(), vector.message()));
            assertThat(key(parsed).proves(vector.algorithm(), parsed.signature().value(), base.octets()))
                    .isTrue();
            assertRefused(Verifying.with(policy).verify(vector.message()), SignatureReason.COMPONENT_NOT_COVERED);
            return;
        }

        VerifiedSignature verified = value(Verifying.with(policy).verify(vector.message()));

        assertThat(verified.algorithm()).isEqualTo(vector.algorithm());
        assertThat(verified.owner()).isEqualTo("owner of " + verified.keyId());
        assertThat(List.copyOf(verified.covered().keySet()))
                .isEqualTo(parsed.input().components());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesOtherOctets(Rfc9421.Vector vector) {
        ParsedSignature parsed = parsed(vector);
        byte[] base = value(SignatureBase.of(parsed.input(), vector.message())).octets();
        byte[] signature = parsed.signature().value();
        for (int i = 0; i < signature.length; i += 7) {
            signature[i] ^= 1;
            assertThat(key(parsed).proves(vector.algorithm(), signature, base)).isFalse();
            signature[i] ^= 1;
        }
        base[base.length / 2] ^= 1;
        assertThat(key(parsed).proves(vector.algorithm(), signature, base)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTheSpecification(Rfc9421.Vector vector) throws GeneralSecurityException {
        ParsedSignature parsed = parsed(vector);
        byte[] base = value(SignatureBase.of(parsed.input(), vector.message())).octets();

        byte[] signature =
                Rfc9421.signingKey(parsed.input().keyId().orElseThrow()).sign(base);

        assertThat(key(parsed).proves(vector.algorithm(), signature, base)).isTrue();
        if (DETERMINISTIC.contains(vector.algorithm())) {
            assertThat(Base64.getEncoder().encodeToString(signature))
                    .isEqualTo(vector.json().getString("signature"));
        }
    }

    @Test
    void hasAllOfThem() {
        assertThat(vectors()).hasSize(14);
    }

    /** The label of the specification, and whatever the signature covers. */
    private static SignaturePolicy policy(ParsedSignature parsed) {
        Component[] covered = parsed.input().components().toArray(Component[]::new);
        SignaturePolicy policy = SignaturePolicy.ofRequests()
                .with(NonceRule.ONCE_IF_PRESENT)
                .withLabel(parsed.label())
                .with(covered.length == 0 ? Verifying.coverage(Component.METHOD) : Verifying.coverage(covered));
        return parsed.input().tag().map(policy::withTag).orElse(policy);
    }

    private static VerificationKey key(ParsedSignature parsed) {
        return Rfc9421.verificationKey(parsed.input().keyId().orElseThrow());
    }

    private static ParsedSignature parsed(Rfc9421.Vector vector) {
        SignaturePolicy any =
                SignaturePolicy.ofRequests().withLabel(vector.json().getString("label"));
        SignaturePolicy chosen = vector.toString().equals("B.2.2") ? any.withTag("header-example") : any;
        return value(MessageSignatures.of(vector.message().fields()).then(found -> found.choose(chosen)));
    }
}
