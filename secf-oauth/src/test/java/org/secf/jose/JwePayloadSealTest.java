package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.jose.Sealing.told;

import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.jwk.ECKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.verdict.Rejection;

class JwePayloadSealTest {

    private final Sealing direct = Sealing.by(SealAlgorithm.ECDH_ES);

    @Test
    void isFoundByItsPort() {
        assertThat(PayloadSeal.installed(getClass().getClassLoader())).isInstanceOf(JwePayloadSeal.class);
    }

    @ParameterizedTest
    @EnumSource
    void opensWhatItSealed(SealAlgorithm algorithm) {
        Sealing sealing = Sealing.by(algorithm);
        byte[] before = Sealing.SECRET.clone();

        assertThat(told(sealing.open(sealing.seal()))).isEqualTo("correct horse");
        assertThat(Sealing.SECRET).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 5000})
    void opensAnyLength(int length) {
        String compact = new JwePayloadSeal().seal(direct.recipient(), Sealing.HEADER, new byte[length]);

        assertThat(direct.open(compact).<Integer>fold(opened -> opened.octets().length, rejection -> -1))
                .isEqualTo(length);
    }

    @Test
    void sealsUnderAKeyOfItsOwnEachTime() throws Exception {
        ECKey first = (ECKey) header(direct.seal()).getEphemeralPublicKey();
        ECKey second = (ECKey) header(direct.seal()).getEphemeralPublicKey();

        assertThat(first.getX()).isNotEqualTo(second.getX());
    }

    @ParameterizedTest
    @EnumSource
    void namesWhatItIsInItsHeader(SealAlgorithm algorithm) throws Exception {
        JWEHeader header = header(Sealing.by(algorithm).seal());

        assertThat(header.getAlgorithm()).hasToString(algorithm.joseName());
        assertThat(header.getEncryptionMethod()).hasToString("A256GCM");
        assertThat(header.getKeyID()).isEqualTo(Sealing.KEY_ID);
        assertThat(header.getType()).hasToString("secf-secret");
        assertThat(header.getContentType()).isEqualTo("octet-stream");
        assertThat(header.getCustomParams()).isEqualTo(Map.of("alias", "db", "version", "7"));
        assertThat(header.getCompressionAlgorithm()).isNull();
    }

    @Test
    void handsOutWhatIsLeftToTheCaller() {
        SealExpectation expected = new SealExpectation(
                "secf-secret", Optional.of("octet-stream"), Map.of("alias", "db"), Set.of("version"));
        Opened opened = direct.open(direct.seal(), expected).fold(found -> found, JwePayloadSealTest::fail);

        assertThat(opened.keyId()).isEqualTo(Sealing.KEY_ID);
        assertThat(opened.parameter("version")).contains("7");
        assertThat(opened.parameter("alias")).contains("db");
        assertThat(opened.parameter("kid")).isEmpty();
    }

    @Test
    void opensWithTheKeyThatIsNamed() {
        Sealing next = Sealing.by(SealAlgorithm.ECDH_ES);
        OpeningKeys both = new OpeningKeys(List.of(
                new OpeningKey("of-tomorrow", next.pair().getPrivate(), SealAlgorithm.ECDH_ES),
                new OpeningKey(Sealing.KEY_ID, direct.pair().getPrivate(), SealAlgorithm.ECDH_ES)));

        assertThat(told(new JwePayloadSeal()
                        .open(direct.seal(), both, direct.policy(), SealExpectation.exactly(Sealing.HEADER))))
                .isEqualTo("correct horse");
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @EnumSource
        void whatThePolicyDoesNotTake(SealAlgorithm algorithm) {
            Sealing sealing = Sealing.by(algorithm);
            SealPolicy policy = new SealPolicy(EnumSet.complementOf(EnumSet.of(algorithm)), 16_384);

            assertThat(told(new JwePayloadSeal()
                            .open(sealing.seal(), sealing.keys(), policy, SealExpectation.exactly(Sealing.HEADER))))
                    .isEqualTo(SealReason.JWE_ALGORITHM.name());
        }

        @ParameterizedTest
        @EnumSource
        void aChangedTag(SealAlgorithm algorithm) {
            Sealing sealing = Sealing.by(algorithm);
            String compact = sealing.seal();
            int last = compact.lastIndexOf('.') + 1;
            char changed = compact.charAt(last) == 'A' ? 'B' : 'A';

            assertThat(told(sealing.open(compact.substring(0, last) + changed + compact.substring(last + 1))))
                    .isEqualTo(SealReason.SEAL_BROKEN.name());
        }

        @ParameterizedTest
        @EnumSource
        void whatWasSealedToAnother(SealAlgorithm algorithm) {
            assertThat(told(Sealing.by(algorithm).open(Sealing.by(algorithm).seal())))
                    .isEqualTo(SealReason.SEAL_BROKEN.name());
        }

        @Test
        void anotherContentTypeAndNoneWhereOneIsExpected() {
            SealHeader none = new SealHeader("secf-secret", Optional.empty(), Sealing.HEADER.parameters());
            SealHeader other = new SealHeader("secf-secret", Optional.of("jwt"), Sealing.HEADER.parameters());

            assertThat(told(direct.open(new JwePayloadSeal().seal(direct.recipient(), none, Sealing.SECRET))))
                    .isEqualTo(SealReason.SEAL_CONTENT_TYPE.name());
            assertThat(told(direct.open(new JwePayloadSeal().seal(direct.recipient(), other, Sealing.SECRET))))
                    .isEqualTo(SealReason.SEAL_CONTENT_TYPE.name());
        }

        @Test
        void withoutTellingTheSecret() {
            SealExpectation other =
                    new SealExpectation("secf-secret", Optional.of("octet-stream"), Map.of("alias", "root"), Set.of());
            Rejection rejection = direct.open(direct.seal(), other).rejection().orElseThrow();

            assertThat(rejection.detail()).isEqualTo("expected alias root, received db");
        }
    }

    private static JWEHeader header(String compact) throws Exception {
        return JWEObject.parse(compact).getHeader();
    }

    private static Opened fail(Rejection rejection) {
        throw new AssertionError(rejection.detail());
    }
}
