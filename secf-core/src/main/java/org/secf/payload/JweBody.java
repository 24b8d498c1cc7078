package org.secf.payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.secf.keys.Base64Url;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;
import org.secf.verdict.Verdict;

/**
 * Bodies of media type {@code application/jose}: one JWE in its compact form (RFC 7516 §7.1), whose {@code typ} says that it is a body and whose {@code cty}
 * says which.
 */
record JweBody(PayloadSeal seal) {

    /** What the header may take of a sealed message. */
    private static final int HEADER_CHARACTERS = 4096;

    private static final int PARTS = 5;
    private static final int VECTOR = 2;

    /** How much content is sealed or opened at a time, so that both sides mean the same by their limits. */
    static int mostContent(PayloadLimits limits) {
        return Math.min(limits.mostWhole(), (SealPolicy.LONGEST - HEADER_CHARACTERS) / 4 * 3);
    }

    Function<byte[], String> sealing(SealRecipient recipient, MediaType type) {
        SealHeader header = new SealHeader(PayloadProtection.SEAL_TYPE, Optional.of(type.text()), Map.of());
        return content -> seal.seal(recipient, header, content);
    }

    Verdict<ReceivedPayload> open(InputStream below, OpeningKeys keys, PayloadPolicy policy) throws IOException {
        int mostContent = mostContent(policy.limits());
        int mostCharacters = (mostContent + 2) / 3 * 4 + HEADER_CHARACTERS;
        byte[] sealed = below.readNBytes(mostCharacters + 1);
        String compact = new String(sealed, StandardCharsets.ISO_8859_1);
        return seal.open(
                        compact,
                        keys,
                        new SealPolicy(policy.algorithms(), mostCharacters),
                        SealExpectation.ofAnyContent(PayloadProtection.SEAL_TYPE))
                .then(opened -> opened.octets().length > mostContent
                        ? Verdict.rejected(
                                PayloadReason.PAYLOAD_TOO_LONG,
                                "at most " + mostContent + " octets",
                                opened.octets().length + "")
                        : FormCheck.unprotected(opened.contentType().map(JweBody::restored))
                                .map(type -> received(opened, vector(compact), type, policy)));
    }

    private static ReceivedPayload received(
            Opened opened, Optional<String> vector, Optional<MediaType> type, PayloadPolicy policy) {
        var protection = new ReceivedPayload.Protection(
                Optional.of(PayloadForm.JWE), Optional.of(opened.keyId()), Optional.empty(), vector);
        return new ReceivedPayload(
                protection, FormCheck.content(type), new ByteArrayInputStream(opened.octets()), policy.limits());
    }

    /** The initialization vector, in its one spelling. */
    private static Optional<String> vector(String compact) {
        String[] parts = compact.split("\\.", -1);
        return parts.length == PARTS ? Base64Url.decode(parts[VECTOR]).map(octets -> parts[VECTOR]) : Optional.empty();
    }

    /** Others may leave out what most types begin with (RFC 7515 §4.1.10). */
    private static String restored(String contentType) {
        return contentType.contains("/") ? contentType : "application/" + contentType;
    }
}
