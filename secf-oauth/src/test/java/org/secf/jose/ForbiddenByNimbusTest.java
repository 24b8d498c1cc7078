package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.jose.Sealing.told;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.verdict.Verdict;

/**
 * Messages that the library makes, and most of which it would open; each is well-formed and has one fault. The switch does not compile when a reason
 * has no message.
 */
class ForbiddenByNimbusTest {

    private final Sealing direct = Sealing.by(SealAlgorithm.ECDH_ES);
    private final Sealing wrapped = Sealing.by(SealAlgorithm.ECDH_ES_A256KW);
    private final Sealing rsa = Sealing.by(SealAlgorithm.RSA_OAEP_256);

    @Test
    void opensWhatHasNoFault() throws Exception {
        assertThat(told(direct.open(ec(header -> header)))).isEqualTo("correct horse");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(SealReason reason) throws Exception {
        assertThat(told(provoke(reason))).isEqualTo(reason.name());
    }

    private Verdict<Opened> provoke(SealReason reason) throws Exception {
        return switch (reason) {
            case SEAL_TOO_LONG -> direct.open(ec(header -> header.customParam("filler", "x".repeat(16_384))));
            case SEAL_MALFORMED -> direct.open(ec(header -> header).replaceFirst("\\..*$", ""));
            case JWE_ALGORITHM -> direct.open(ec(header -> header, EncryptionMethod.A256CBC_HS512));
            case JWE_COMPRESSED -> direct.open(ec(header -> header.compressionAlgorithm(CompressionAlgorithm.DEF)));
            case JWE_CRITICAL -> direct.open(ec(header -> header.criticalParams(Set.of("alias"))));
            case JWE_PARAMETER -> direct.open(ec(header -> header.pbes2Count(1)));
            case KEY_ID_MISSING -> direct.open(ec(header -> header.keyID(null)));
            case KEY_ID_UNKNOWN -> direct.open(ec(header -> header.keyID("of-yesterday")));
            case ENCRYPTED_KEY -> wrapped.open(wrapped.seal().replaceFirst("\\.[^.]+\\.", ".."));
            case EPHEMERAL_KEY -> direct.open(offCurve());
            case SEAL_BROKEN -> direct.open(changed());
            case SEAL_TYPE -> direct.open(ec(header -> header.type(JOSEObjectType.JWT)));
            case SEAL_CONTENT_TYPE -> direct.open(ec(header -> header.contentType("jwt")));
            case SEAL_PARAMETER_MISSING -> direct.open(ec(header -> header.customParam("alias", null)));
            case SEAL_PARAMETER_OTHER -> direct.open(ec(header -> header.customParam("alias", "root")));
        };
    }

    @Nested
    class Algorithms {

        @Test
        void dirIsASharedSecret() throws Exception {
            byte[] secret = new byte[32];
            String compact = message(new DirectEncrypter(secret), draft(JWEAlgorithm.DIR, EncryptionMethod.A256GCM));

            assertThat(told(direct.open(compact))).isEqualTo("JWE_ALGORITHM");
        }

        @ParameterizedTest
        @ValueSource(strings = {"RSA1_5", "RSA-OAEP", "RSA-OAEP-384", "RSA-OAEP-512"})
        void otherPaddingsOfRsa(String algorithm) throws Exception {
            String compact = message(
                    new RSAEncrypter((RSAPublicKey) rsa.pair().getPublic()),
                    draft(JWEAlgorithm.parse(algorithm), EncryptionMethod.A256GCM));

            assertThat(told(rsa.open(compact))).isEqualTo("JWE_ALGORITHM");
            JWEObject opened = JWEObject.parse(compact);
            opened.decrypt(new RSADecrypter(rsa.pair().getPrivate()));
            assertThat(opened.getPayload()).hasToString("correct horse");
        }

        @ParameterizedTest
        @ValueSource(strings = {"A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM"})
        void otherEncryptionsOfTheContent(String method) throws Exception {
            String compact = ec(header -> header, EncryptionMethod.parse(method));

            assertThat(told(direct.open(compact))).isEqualTo("JWE_ALGORITHM");
            assertThat(byNimbus(compact)).isEqualTo("correct horse");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"})
        void otherThanTheKeyIsUsedWith(String algorithm) throws Exception {
            String compact = message(
                    new ECDHEncrypter((ECPublicKey) direct.pair().getPublic()),
                    draft(JWEAlgorithm.parse(algorithm), EncryptionMethod.A256GCM));

            assertThat(told(direct.open(compact))).isEqualTo("JWE_ALGORITHM");
            assertThat(byNimbus(compact)).isEqualTo("correct horse");
        }
    }

    @Test
    void aBombIsNotInflated() throws Exception {
        JWEObject bomb = new JWEObject(
                draft(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                new Payload(new byte[2_000_000]));
        bomb.encrypt(new ECDHEncrypter((ECPublicKey) direct.pair().getPublic()));
        String compact = bomb.serialize();

        assertThat(compact).hasSizeLessThan(direct.policy().maxLength());
        assertThat(told(direct.open(compact))).isEqualTo("JWE_COMPRESSED");
    }

    @Nested
    class EncryptedKeys {

        /** The library opens it, whatever stands there. */
        @Test
        void areRefusedWhereTheKeyIsAgreedOn() throws Exception {
            String compact = direct.seal().replaceFirst("\\.\\.", ".AAAA.");

            assertThat(told(direct.open(compact))).isEqualTo("ENCRYPTED_KEY");
            assertThat(byNimbus(compact)).isEqualTo("correct horse");
        }

        @Test
        void areAskedForByRsa() {
            String compact = rsa.seal().replaceFirst("\\.[^.]+\\.", "..");

            assertThat(told(rsa.open(compact))).isEqualTo("ENCRYPTED_KEY");
        }
    }

    @Nested
    class EphemeralKeys {

        @Test
        void ofAnotherCurve() throws Exception {
            ECKey other = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(Curve.P_384).generate();
            String compact = Sealing.withHeader(
                    direct.seal(),
                    json -> json.replaceFirst(
                            "\"epk\":\\{[^}]*}",
                            "\"epk\":" + other.toPublicJWK().toJSONString()));

            assertThat(told(direct.open(compact))).isEqualTo("EPHEMERAL_KEY");
        }

        /** The library would not even read the header: nothing reaches the key. */
        @Test
        void offTheCurveAreNotReadByTheLibraryEither() throws Exception {
            String compact = offCurve();

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> JWEObject.parse(compact))
                    .hasMessageContaining("curve");
        }
    }

    /** RFC 7520 §5.5: a right message, by an encryption that is not taken. */
    @Test
    void theExampleWithCbcIsRefusedByItsEncryption() throws Exception {
        PublicKeyAndMessage example = PublicKeyAndMessage.RFC7520_5_5;
        ECKey key = ECKey.parse(example.key());
        OpeningKeys keys =
                new OpeningKeys(List.of(new OpeningKey(key.getKeyID(), key.toECPrivateKey(), SealAlgorithm.ECDH_ES)));
        SealPolicy policy = new SealPolicy(Set.of(SealAlgorithm.ECDH_ES), 16_384);
        JWEObject message = JWEObject.parse(example.compact());
        message.decrypt(new ECDHDecrypter(key));

        assertThat(message.getPayload().toString()).startsWith("You can trust us to stick with you");
        Verdict<Opened> verdict =
                new JwePayloadSeal().open(example.compact(), keys, policy, SealExpectation.exactly(Sealing.HEADER));
        assertThat(verdict.rejection().orElseThrow().detail())
                .isEqualTo("expected enc A256GCM, received enc A128CBC-HS256");
        assertThat(told(verdict)).isEqualTo("JWE_ALGORITHM");
    }

    private String ec(UnaryOperator<JWEHeader.Builder> change) throws Exception {
        return ec(change, EncryptionMethod.A256GCM);
    }

    private String ec(UnaryOperator<JWEHeader.Builder> change, EncryptionMethod method) throws Exception {
        PublicKey key = direct.pair().getPublic();
        return message(new ECDHEncrypter((ECPublicKey) key), change.apply(draft(JWEAlgorithm.ECDH_ES, method)));
    }

    private static JWEHeader.Builder draft(JWEAlgorithm algorithm, EncryptionMethod method) {
        return new JWEHeader.Builder(algorithm, method)
                .keyID(Sealing.KEY_ID)
                .type(new JOSEObjectType("secf-secret"))
                .contentType("octet-stream")
                .customParam("alias", "db")
                .customParam("version", "7");
    }

    private static String message(JWEEncrypter encrypter, JWEHeader.Builder header) throws Exception {
        JWEObject message = new JWEObject(header.build(), new Payload(Sealing.SECRET));
        message.encrypt(encrypter);
        return message.serialize();
    }

    private String byNimbus(String compact) throws Exception {
        JWEObject message = JWEObject.parse(compact);
        message.decrypt(new ECDHDecrypter(direct.pair().getPrivate(), Set.of(), Curve.P_256));
        return message.getPayload().toString();
    }

    private String changed() throws Exception {
        String compact = ec(header -> header);
        char first = compact.charAt(compact.lastIndexOf('.') + 1);
        return compact.replaceFirst("\\.[^.]([^.]*)$", "." + (first == 'A' ? 'B' : 'A') + "$1");
    }

    /** The same message with a y that is not the one of its x. */
    private String offCurve() throws Exception {
        String other = y(direct.seal());
        return Sealing.withHeader(
                direct.seal(), json -> json.replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + other + "\""));
    }

    private static String y(String compact) {
        String json = new Base64URL(compact.replaceFirst("\\..*", "")).decodeToString();
        return json.replaceFirst(".*\"y\":\"([^\"]*)\".*", "$1");
    }
}
