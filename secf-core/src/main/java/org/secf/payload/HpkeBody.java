package org.secf.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.secf.hpke.Hpke;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.HpkeSuite;
import org.secf.hpke.KemKeyPair;
import org.secf.hpke.SenderContext;
import org.secf.verdict.Verdict;

/**
 * Bodies of media type {@code application/vnd.secf.hpke}: a header, the encapsulated key, and records as RFC 8188 §2 has them, each a message of one exchange
 * of RFC 9180 in base mode.
 *
 * <pre>
 * version (1) = 1 | kem_id (2) | kdf_id (2) | aead_id (2) | record size (4)
 * | idlen (1) | key id | typelen (1) | content type | enc (32 or 65) | records
 * </pre>
 *
 * <p>The information of the exchange is the media type, a zero octet and the header up to {@code enc}. So every record's key depends on the algorithms, the
 * record size, the name of the key and the content type, and none of them can be changed.
 */
final class HpkeBody {

    private static final int VERSION = 1;

    private HpkeBody() {}

    /**
     * Encrypts to a recipient.
     *
     * @param form what is encrypted, and how it is cut
     * @return refused with a {@link org.secf.hpke.HpkeReason} when the recipient's key is worthless
     */
    static Verdict<PayloadSink> encrypt(
            OutputStream below, HpkeRecipient recipient, ContentForm form, SecureRandom random) {
        byte[] header = header(recipient, form);
        return Hpke.of(recipient.suite())
                .setupSender(recipient.key(), info(header), random)
                .map(context -> writer(below, header, context, form.layout()));
    }

    /** What is encrypted, and how it is cut. */
    record ContentForm(MediaType type, RecordLayout layout) {}

    private static RecordWriter writer(OutputStream below, byte[] header, SenderContext context, RecordLayout layout) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header);
        all.writeBytes(context.encapsulation());
        return new RecordWriter(below, all.toByteArray(), new HpkeRecords.Sending(context), layout);
    }

    private static byte[] header(HpkeRecipient recipient, ContentForm form) {
        byte[] name = KeyName.octets(recipient.keyId());
        byte[] type = form.type().text().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(13 + name.length + type.length)
                .put((byte) VERSION)
                .putShort((short) recipient.suite().kem().id())
                .putShort((short) HpkeSuite.KDF_ID)
                .putShort((short) recipient.suite().aead().id())
                .putInt(form.layout().recordSize())
                .put((byte) name.length)
                .put(name)
                .put((byte) type.length)
                .put(type)
                .array();
    }

    private static byte[] info(byte[] header) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes((PayloadForm.HPKE.label() + "\0").getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(header);
        return info.toByteArray();
    }

    static Verdict<OpenedRecords> decrypt(InputStream below, HpkeKeys keys, Set<HpkeSuite> suites, PayloadLimits limits)
            throws IOException {
        try {
            HeaderReader header = new HeaderReader(below, limits);
            HpkeSuite suite = suite(header, suites);
            int recordSize = header.recordSize();
            String keyId = header.keyId();
            KemKeyPair own = keys.named(keyId)
                    .filter(pair -> pair.publicKey().kem() == suite.kem())
                    .orElseThrow(() -> new RefusedPayloadException(
                            PayloadReason.KEY_UNKNOWN, "the name of a key for " + suite.kem(), keyId));
            MediaType type = RefusedPayloadException.unlessRefused(
                    MediaType.parse(new String(header.octets((int) header.number(1)), StandardCharsets.ISO_8859_1)));
            byte[] info = info(header.seen());
            var context = Hpke.of(suite).setupReceiver(header.octets(encapsulated(suite.kem())), own, info);
            var opener = new HpkeRecords.Receiving(RefusedPayloadException.unlessRefused(context));
            return new RecordReader(below, opener, recordSize, limits.mostOctets())
                    .begun()
                    .map(reader -> new OpenedRecords(
                            reader, keyId, Optional.empty(), Optional.empty(), Optional.of(type.text())));
        } catch (RefusedPayloadException refused) {
            return Verdict.rejected(refused.rejection());
        }
    }

    private static HpkeSuite suite(HeaderReader header, Set<HpkeSuite> suites) throws IOException {
        long version = header.number(1);
        if (version != VERSION) {
            throw new RefusedPayloadException(PayloadReason.VERSION_UNKNOWN, "version " + VERSION, version + "");
        }
        HpkeSuite suite = RefusedPayloadException.unlessRefused(HpkeSuite.of(
                (int) header.number(Short.BYTES), (int) header.number(Short.BYTES), (int) header.number(Short.BYTES)));
        if (!suites.contains(suite)) {
            throw new RefusedPayloadException(PayloadReason.SUITE_NOT_ACCEPTED, suites.toString(), suite.toString());
        }
        return suite;
    }

    /** Nenc (RFC 9180 §7.1). */
    private static int encapsulated(HpkeKem kem) {
        return switch (kem) {
            case P256_HKDF_SHA256 -> 65;
            case X25519_HKDF_SHA256 -> 32;
        };
    }
}
