package org.secf.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadOutput;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadReason;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.ReceivedPayload;
import org.secf.payload.RecordLayout;
import org.secf.payload.RefusedPayloadException;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Bodies of media type {@code application/jose}. */
class SealedBodyTest {

    private static final PayloadHeaders JSON = PayloadHeaders.of("application/json");
    private static final PayloadHeaders JOSE = PayloadHeaders.of("application/jose");
    private static final byte[] CONTENT = "{\"amount\":42}".getBytes(StandardCharsets.UTF_8);
    private static final PayloadLimits LIMITS = new PayloadLimits(10_000, 3_000, 4096, 64);

    private final Sealing sealing = Sealing.by(SealAlgorithm.ECDH_ES_A256KW);
    private final PayloadProtection protection = new PayloadProtection(
            new PayloadProtection.Tools(Crypto.jdk(), new SecureRandom(), Optional.of(new JwePayloadSeal())),
            RecordLayout.usual());

    private static PayloadPolicy policy(Set<SealAlgorithm> algorithms) {
        return new PayloadPolicy(EnumSet.of(PayloadForm.JWE), algorithms, Set.of(), LIMITS, false);
    }

    private OutgoingPayload outgoing(Sealing by, ByteArrayOutputStream wire) {
        return protection
                .protect(PayloadRecipient.sealing(by.recipient()), JSON, LIMITS, wire)
                .fold(sent -> sent, rejection -> {
                    throw new AssertionError(rejection.detail());
                });
    }

    private byte[] send(Sealing by, byte[] content) throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        OutgoingPayload outgoing = outgoing(by, wire);
        assertThat(outgoing.headers()).isEqualTo(JOSE);
        outgoing.output().write(content);
        assertThat(wire.size()).isZero();
        outgoing.output().finish();
        return wire.toByteArray();
    }

    private Verdict<ReceivedPayload> open(Sealing by, byte[] wire) throws IOException {
        return protection.open(
                JOSE,
                new ByteArrayInputStream(wire),
                PayloadKeys.none().withSealed(by.keys()),
                policy(EnumSet.allOf(SealAlgorithm.class)));
    }

    private static Reason reason(Verdict<?> verdict) {
        return verdict.rejection().orElseThrow().reason();
    }

    @ParameterizedTest
    @EnumSource
    void comeBackWithTheTypeTheyHad(SealAlgorithm algorithm) throws IOException {
        Sealing by = Sealing.by(algorithm);
        ReceivedPayload received = open(by, send(by, CONTENT)).fold(found -> found, rejection -> {
            throw new AssertionError(rejection.reason() + " " + rejection.detail());
        });

        assertThat(received.headers()).isEqualTo(JSON);
        assertThat(received.protection().form()).contains(PayloadForm.JWE);
        assertThat(received.protection().keyId()).contains(Sealing.KEY_ID);
        assertThat(received.body().readAllBytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedByAlgorithmsThatAreNotTaken(SealAlgorithm algorithm) throws IOException {
        Sealing by = Sealing.by(algorithm);
        byte[] wire = send(by, CONTENT);

        assertThat(reason(protection.open(
                        JOSE,
                        new ByteArrayInputStream(wire),
                        PayloadKeys.none().withSealed(by.keys()),
                        policy(EnumSet.complementOf(EnumSet.of(algorithm))))))
                .isEqualTo(SealReason.JWE_ALGORITHM);
    }

    @Test
    void areRefusedWithoutKeys() throws IOException {
        assertThat(reason(protection.open(
                        JOSE,
                        new ByteArrayInputStream(send(sealing, CONTENT)),
                        PayloadKeys.none(),
                        policy(EnumSet.allOf(SealAlgorithm.class)))))
                .isEqualTo(SealReason.KEY_ID_UNKNOWN);
    }

    @Test
    void areRefusedWhereAnythingWasSealedForAnotherPurpose() throws IOException {
        assertThat(reason(open(sealing, sealing.seal().getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(SealReason.SEAL_TYPE);
    }

    private String sealed(Optional<String> contentType) {
        SealHeader header = new SealHeader(PayloadProtection.SEAL_TYPE, contentType, Map.of());
        return new JwePayloadSeal().seal(sealing.recipient(), header, CONTENT);
    }

    private Verdict<ReceivedPayload> open(String compact) throws IOException {
        return open(sealing, compact.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void sayWhatTheyAre() throws IOException {
        assertThat(reason(open(sealed(Optional.empty())))).isEqualTo(SealReason.SEAL_CONTENT_TYPE);
        assertThat(reason(open(sealed(Optional.of("text /plain"))))).isEqualTo(PayloadReason.CONTENT_TYPE_MALFORMED);
    }

    /** RFC 7515 §4.1.10: others may leave out what most types begin with. */
    @Test
    void mayLeaveOutThatTheyAreApplications() throws IOException {
        PayloadHeaders headers = open(sealed(Optional.of("json")))
                .fold(ReceivedPayload::headers, rejection -> PayloadHeaders.of("none"));

        assertThat(headers).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/jose", "jose", "Application/JOSE", "application/vnd.secf.hpke"})
    void doNotContainOthers(String contentType) throws IOException {
        assertThat(reason(open(sealed(Optional.of(contentType))))).isEqualTo(PayloadReason.PROTECTION_NESTED);
    }

    @Test
    void haveTheSameLimitOnBothSides() throws IOException {
        byte[] most = new byte[3_000];
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        PayloadOutput output = outgoing(sealing, wire).output();

        assertThat(open(sealing, send(sealing, most)).rejection()).isEmpty();
        output.write(most);
        assertThatThrownBy(() -> output.write(0))
                .isInstanceOfSatisfying(
                        RefusedPayloadException.class,
                        refused -> assertThat(refused.rejection().reason()).isEqualTo(PayloadReason.PAYLOAD_TOO_LONG));
        assertThat(wire.size()).isZero();
    }

    @Test
    void ofMoreContentThanIsTakenAreRefused() throws IOException {
        SealHeader header = new SealHeader(PayloadProtection.SEAL_TYPE, Optional.of("text/plain"), Map.of());
        String little = new JwePayloadSeal().seal(sealing.recipient(), header, new byte[3_001]);
        String much = new JwePayloadSeal().seal(sealing.recipient(), header, new byte[9_000]);

        assertThat(reason(open(little))).isEqualTo(PayloadReason.PAYLOAD_TOO_LONG);
        assertThat(reason(open(much))).isEqualTo(SealReason.SEAL_TOO_LONG);
    }

    @Test
    void thatNeverEndAreReadUpToTheLimit() throws IOException {
        int[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'A';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                read[0] += length;
                Arrays.fill(into, from, from + length, (byte) 'A');
                return length;
            }
        };

        Verdict<ReceivedPayload> verdict = protection.open(
                JOSE,
                endless,
                PayloadKeys.none().withSealed(sealing.keys()),
                policy(EnumSet.allOf(SealAlgorithm.class)));

        assertThat(reason(verdict)).isEqualTo(SealReason.SEAL_TOO_LONG);
        assertThat(read[0]).isLessThan(SealPolicy.LONGEST);
    }

    @Test
    void areNotSentWhenTheyWereNotFinished() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (PayloadOutput output = outgoing(sealing, wire).output()) {
            output.write(CONTENT);
        }

        assertThat(wire.size()).isZero();
        assertThat(reason(open(sealing, wire.toByteArray()))).isEqualTo(SealReason.SEAL_MALFORMED);
    }

    @Property(tries = 200)
    void ofAnyOctetsAreRefusedAndNothingIsThrown(@ForAll byte[] octets) throws IOException {
        assertThat(open(sealing, octets).rejection()).isPresent();
    }

    @Property(tries = 200)
    void withOneCharacterChangedAreRefused(@ForAll int place, @ForAll byte octet) throws IOException {
        byte[] wire = send(sealing, CONTENT);
        UnaryOperator<byte[]> change = octets -> {
            byte[] changed = octets.clone();
            changed[Math.floorMod(place, changed.length)] = octet;
            return changed;
        };
        byte[] changed = change.apply(wire);

        assertThat(open(sealing, changed).rejection().isPresent()).isEqualTo(!Arrays.equals(changed, wire));
    }

    @Test
    void needAModuleThatSealsThem() {
        PayloadProtection without = new PayloadProtection(
                new PayloadProtection.Tools(Crypto.jdk(), new SecureRandom(), Optional.empty()), RecordLayout.usual());

        assertThatThrownBy(() -> without.protect(
                        PayloadRecipient.sealing(sealing.recipient()), JSON, LIMITS, new ByteArrayOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("secf-oauth");
    }
}
