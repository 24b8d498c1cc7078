package org.secf.gba;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.digest.AuthParameters;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestCredentials;
import org.secf.digest.DigestFormulas;
import org.secf.keys.Secret;
import org.secf.verdict.Verdicts;

class AkaDigestTest {

    static List<Vectors> vectors() {
        return Vectors.file("aka_digest").list("vectors");
    }

    private static DigestCredentials credentials(Vectors vector) {
        String header =
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=%s, nc=00000001, cnonce=\"%s\", response=\"%s\", algorithm=AKAv1-MD5"
                        .formatted(
                                vector.text("username"),
                                vector.text("realm"),
                                vector.text("nonce"),
                                vector.text("uri"),
                                vector.text("qop"),
                                vector.text("cnonce"),
                                vector.text("response"));
        return Verdicts.value(AuthParameters.parse(header).then(DigestCredentials::of));
    }

    private static String response(Vectors vector, byte[] password) {
        DigestAlgorithm md5 = DigestAlgorithm.MD5;
        Optional<byte[]> body =
                vector.text("qop").equals("auth-int") ? Optional.of(md5.digest().digest()) : Optional.empty();
        byte[] secret = DigestFormulas.hashOfSecret(md5, vector.text("username"), vector.text("realm"), password);
        return HexFormat.of()
                .formatHex(DigestFormulas.finish(
                        DigestFormulas.begin(md5, secret, credentials(vector)),
                        DigestFormulas.hashOfMessage(md5, vector.text("method"), vector.text("uri"), body)));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void answersAsPublished(Vectors vector) {
        AuthenticationVector made = new AuthenticationCentre(vector.functions())
                .vector(vector.octets("rand"), vector.number(), vector.octets("amf"));

        assertThat(AkaNonce.of(made).text()).isEqualTo(vector.text("nonce"));
        assertThat(AkaVersion.AKA_V1_MD5.password(made.keys()).<String>use(password -> response(vector, password)))
                .isEqualTo(vector.text("response"));
    }

    /** Another implementation's formula: HMAC with RES, IK and CK as its key. */
    @Nested
    class SecondVersion {

        private final AkaKeys keys =
                new AkaKeys(secret(1, 8), secret(0x40, 16), secret(0x20, 16), secret(0, 6), secret(0, 6));

        private static Secret secret(int from, int length) {
            byte[] octets = new byte[length];
            for (int i = 0; i < length; i++) {
                octets[i] = (byte) (from + i);
            }
            return Secret.taking(octets);
        }

        @Test
        void passwordIsBase64OfItsHash() {
            assertThat(AkaVersion.AKA_V2_MD5.password(keys).<String>use(Text::of))
                    .isEqualTo("I4CWUQqPrSORpSklFmhvHQ==");
            assertThat(AkaVersion.AKA_V2_SHA_256.password(keys).<String>use(Text::of))
                    .isEqualTo("myfS01tCKt1rtMZnLen+Sq9XdiEazzNS9CD4r0MiQ9E=");
        }

        @Test
        void isNamedInAnyCase() {
            assertThat(AkaVersion.named("akav2-sha-256")).contains(AkaVersion.AKA_V2_SHA_256);
            assertThat(AkaVersion.named("AKAv3-MD5")).isEmpty();
        }
    }

    private static final class Text {

        static String of(byte[] octets) {
            return new String(octets, StandardCharsets.US_ASCII);
        }
    }
}
