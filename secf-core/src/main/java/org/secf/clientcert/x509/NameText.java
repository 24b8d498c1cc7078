package org.secf.clientcert.x509;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.secf.der.Der;
import org.secf.der.MalformedDer;
import org.secf.identity.VisibleName;

/**
 * The texts in the names of a certificate. One that cannot be read is {@link #UNREADABLE}, never left out: whoever counts values or asks whether all are
 * harmless must not miss it.
 */
public final class NameText {

    /** Stands for a text whose encoding is broken or of a kind that RFC 5280 has retired; no harmless name holds it. */
    public static final String UNREADABLE = "\uFFFD";

    private static final int UTF8_STRING = 0x0C;
    private static final int NUMERIC_STRING = 0x12;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int IA5_STRING = 0x16;
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";

    private NameText() {}

    /** Whether a name can stand in a log for what it is, and was read whole. */
    public static boolean isHarmless(String name) {
        return VisibleName.isOne(name) && !name.contains(UNREADABLE);
    }

    /** The values of one attribute type in a distinguished name, in the order of the certificate; all values where no type is given. */
    public static List<String> values(X500Principal name, Optional<String> type) {
        List<String> found = new ArrayList<>();
        try {
            for (Der set : Der.parse(name.getEncoded()).children()) {
                for (Der attribute : set.children()) {
                    if (type.isEmpty() || type.get().equals(attribute.child(0).oid())) {
                        found.add(text(attribute.child(1)));
                    }
                }
            }
            return found;
        } catch (MalformedDer e) {
            return List.of(UNREADABLE);
        }
    }

    /** Whether the platform reads the alternative names, where there are any. */
    public static boolean hasReadableAlternatives(X509Certificate certificate) {
        Collection<List<?>> names = alternatives(certificate);
        return certificate.getExtensionValue(ALTERNATIVE_NAMES) == null || (names != null && !names.isEmpty());
    }

    /**
     * The alternative names of a kind that is written in ASCII. As the platform reads them, since it asks these of name constraints: read by another
     * reader, a name could be used that was never asked.
     *
     * @param kind the tag of RFC 5280 §4.2.1.6: 1 mail address, 2 host, 6 URI
     */
    public static List<String> alternatives(X509Certificate certificate, int kind) {
        if (!hasReadableAlternatives(certificate)) {
            return List.of(UNREADABLE);
        }
        Collection<List<?>> names = alternatives(certificate);
        if (names == null) {
            return List.of();
        }
        return names.stream()
                .filter(name -> name.get(0).equals(kind))
                .map(name -> name.get(1) instanceof String text && isAscii(text) ? text : UNREADABLE)
                .sorted()
                .toList();
    }

    private static @Nullable Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            return certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException | RuntimeException e) {
            // Unchecked for an address whose mask has holes.
            return null;
        }
    }

    private static String text(Der value) {
        byte[] octets = value.content();
        return switch (value.tag()) {
            case UTF8_STRING -> utf8(octets);
            case NUMERIC_STRING, PRINTABLE_STRING, IA5_STRING -> {
                String text = new String(octets, StandardCharsets.US_ASCII);
                yield isAscii(text) ? text : UNREADABLE;
            }
            default -> UNREADABLE;
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String utf8(byte[] octets) {
        try {
            // A decoder made anew reports what is malformed instead of replacing it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return UNREADABLE;
        }
    }
}
