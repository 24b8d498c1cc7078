package org.secf.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.PayloadSeal;
import org.secf.verdict.Verdict;

/**
 * Encrypts bodies that leave and decrypts bodies that come (CONF-001). The order beside signatures is fixed: what leaves is encrypted first and signed as it is
 * transferred, over {@code Content-Digest}, {@code Content-Type} and {@code Content-Encoding}; what comes is verified first and decrypted then. Safe for many
 * threads; the streams are not.
 */
public final class PayloadProtection {

    /** The header parameter {@code typ} of bodies that are sealed by JWE (RFC 8725 §3.11). */
    public static final String SEAL_TYPE = "secf-payload";

    private final Tools tools;
    private final RecordLayout layout;

    /**
     * What does the work.
     *
     * @param crypto who encrypts records of the content coding
     * @param random for salts and keys
     * @param seal seals and opens JWE; empty where none is on the class path
     */
    public record Tools(Crypto crypto, SecureRandom random, Optional<PayloadSeal> seal) {}

    /**
     * For one application.
     *
     * @param layout how streams that leave are cut
     */
    public PayloadProtection(Tools tools, RecordLayout layout) {
        this.tools = tools;
        this.layout = layout;
    }

    /**
     * Encrypts a body that leaves.
     *
     * @param content what it is; must not be encoded
     * @param limits how much JWE may take into memory
     * @return refused with a {@link PayloadReason}, or with a {@link org.secf.hpke.HpkeReason} when the recipient's key is worthless
     * @throws IllegalStateException when JWE is wanted and nothing on the class path seals
     */
    public Verdict<OutgoingPayload> protect(
            PayloadRecipient recipient, PayloadHeaders content, PayloadLimits limits, OutputStream below) {
        return FormCheck.plain(content).then(type -> {
            PayloadHeaders headers = FormCheck.protectedBy(recipient.form(), type);
            return sink(recipient, type, limits, below)
                    .map(sink -> new OutgoingPayload(headers, new PayloadOutput(below, sink)));
        });
    }

    private Verdict<PayloadSink> sink(
            PayloadRecipient recipient, MediaType type, PayloadLimits limits, OutputStream below) {
        return switch (recipient.form()) {
            case AES128GCM ->
                Verdict.accepted(new Aes128Gcm(tools.crypto(), tools.random())
                        .encrypt(below, recipient.shared().orElseThrow(), layout));
            case JWE ->
                Verdict.accepted(new JweSink(
                        below,
                        JweBody.mostContent(limits),
                        new JweBody(seal()).sealing(recipient.sealed().orElseThrow(), type)));
            case HPKE ->
                HpkeBody.encrypt(
                        below,
                        recipient.encapsulated().orElseThrow(),
                        new HpkeBody.ContentForm(type, layout),
                        tools.random());
        };
    }

    /**
     * Decrypts a body that came. Asked for every message that has a body, encrypted or not.
     *
     * @param headers of the message as it was transferred
     * @param keys ours, as they are now
     * @param policy what is taken
     * @return refused with a {@link PayloadReason}, a {@link org.secf.keys.SealReason} or a {@link org.secf.hpke.HpkeReason}
     * @throws IOException when the connection fails
     * @throws IllegalStateException when JWE is taken and nothing on the class path opens it
     */
    public Verdict<ReceivedPayload> open(
            PayloadHeaders headers, InputStream below, PayloadKeys keys, PayloadPolicy policy) throws IOException {
        Verdict<FormCheck.Found> found = FormCheck.of(headers, policy);
        if (found.rejection().isPresent()) {
            return Verdict.rejected(found.rejection().get());
        }
        FormCheck.Found known = RefusedPayloadException.unlessRefused(found);
        if (known.form().isEmpty()) {
            var nobody = new ReceivedPayload.Protection(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
            return Verdict.accepted(new ReceivedPayload(nobody, headers, below, policy.limits()));
        }
        return switch (known.form().get()) {
            case AES128GCM ->
                new Aes128Gcm(tools.crypto(), tools.random())
                        .decrypt(below, keys.shared(), policy.limits())
                        .map(opened -> received(PayloadForm.AES128GCM, opened, known.type(), policy));
            case HPKE ->
                HpkeBody.decrypt(below, keys.encapsulated(), policy.suites(), policy.limits())
                        .then(opened -> FormCheck.unprotected(opened.contentType())
                                .map(type -> received(PayloadForm.HPKE, opened, type, policy)));
            case JWE -> new JweBody(seal()).open(below, keys.sealed(), policy);
        };
    }

    private static ReceivedPayload received(
            PayloadForm form, OpenedRecords opened, Optional<MediaType> type, PayloadPolicy policy) {
        return new ReceivedPayload(
                new ReceivedPayload.Protection(
                        Optional.of(form), Optional.of(opened.keyId()), opened.sender(), opened.mark()),
                FormCheck.content(type),
                opened.content(),
                policy.limits());
    }

    private PayloadSeal seal() {
        return tools.seal()
                .orElseThrow(() -> new IllegalStateException(
                        "expected an implementation of sealing for JWE, found none; add org.secf:secf-oauth"));
    }
}
