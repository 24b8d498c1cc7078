package org.secf.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.hpke.TestExchange.ascii;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9180 §5.2. */
class MessagesTest {

    private static final byte[] AAD = ascii("aad");
    private static final byte[] TEXT = ascii("text");

    private final TestExchange exchange = TestExchange.of(HpkeKem.X25519_HKDF_SHA256);
    private final ReceiverContext receiver = exchange.receiver();

    @ParameterizedTest
    @MethodSource("org.secf.hpke.TestExchange#suites")
    void withAnyBitChangedDoNotOpen(HpkeSuite suite) {
        TestExchange other = new TestExchange(suite);
        byte[] sealed = other.sender.seal(AAD, TEXT);
        ReceiverContext opener = other.receiver();

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(opener.open(AAD, changed), HpkeReason.OPEN_FAILED);
        }
        assertThat(value(opener.open(AAD, sealed))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("org.secf.hpke.TestExchange#suites")
    void ofAnyOtherLengthDoNotOpen(HpkeSuite suite) {
        TestExchange other = new TestExchange(suite);
        byte[] sealed = other.sender.seal(AAD, TEXT);
        ReceiverContext opener = other.receiver();

        assertThat(IntStream.rangeClosed(0, sealed.length + 1).filter(length -> length != sealed.length))
                .allSatisfy(length ->
                        assertRefused(opener.open(AAD, Arrays.copyOf(sealed, length)), HpkeReason.OPEN_FAILED));
    }

    @Test
    void withOtherAssociatedDataDoNotOpen() {
        assertRefused(receiver.open(ascii("aae"), exchange.sender.seal(AAD, TEXT)), HpkeReason.OPEN_FAILED);
    }

    @Test
    void openInTheirOrderAlone() {
        byte[] first = exchange.sender.seal(AAD, TEXT);
        byte[] second = exchange.sender.seal(AAD, ascii("more"));

        assertRefused(receiver.open(AAD, second), HpkeReason.OPEN_FAILED);
        assertThat(value(receiver.open(AAD, first))).isEqualTo(TEXT);
        assertThat(value(receiver.open(AAD, second))).isEqualTo(ascii("more"));
    }

    @Test
    void openOnce() {
        byte[] sealed = exchange.sender.seal(AAD, TEXT);
        value(receiver.open(AAD, sealed));

        assertRefused(receiver.open(AAD, sealed), HpkeReason.OPEN_FAILED);
    }

    @Test
    void sealedByManyThreadsHaveANumberEach() {
        Set<String> sealed = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 2_000)
                .parallel()
                .forEach(i -> sealed.add(HexFormat.of().formatHex(exchange.sender.seal(AAD, TEXT))));

        assertThat(sealed).hasSize(2_000);
    }

    @Test
    void areAsManyAsTheNumbersGoAndNotOneMore() {
        EncryptionContext last = context(HpkeAead.AES_128_GCM, EncryptionContext.LIMIT - 1);
        byte[] sealed = last.seal(AAD, TEXT);
        EncryptionContext lastOpener = context(HpkeAead.AES_128_GCM, EncryptionContext.LIMIT - 1);

        assertThatThrownBy(() -> last.seal(AAD, TEXT)).isInstanceOf(IllegalStateException.class);
        assertThat(value(lastOpener.open(AAD, sealed))).isEqualTo(TEXT);
        assertRefused(lastOpener.open(AAD, sealed), HpkeReason.MESSAGE_LIMIT_REACHED);
    }

    @Test
    void areNotThereInAnExportOnlySuite() {
        EncryptionContext exporter = context(HpkeAead.EXPORT_ONLY, 0);

        assertThatThrownBy(() -> exporter.seal(AAD, TEXT)).isInstanceOf(IllegalStateException.class);
        assertRefused(exporter.open(AAD, new byte[32]), HpkeReason.EXPORT_ONLY);
    }

    private EncryptionContext context(HpkeAead aead, long sequence) {
        HpkeSuite suite = new HpkeSuite(HpkeKem.X25519_HKDF_SHA256, aead);
        MessageKeys keys = new MessageKeys(new byte[16], new byte[HpkeAead.NONCE_OCTETS]);
        return new EncryptionContext(new Primitives(suite, Primitives.JDK), keys, new byte[32], sequence);
    }
}
