package org.secf.clientcert;

import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.der.Der;
import org.secf.der.MalformedDer;

/**
 * The extensions by which an authority limits what those below it may say (RFC 5280 §4.2.1.10, §4.2.1.11, §4.2.1.14). The platform takes one that it cannot
 * parse for one that is not there, unless it is critical, and then nothing is limited.
 */
final class PathLimits {

    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String POLICY_CONSTRAINTS = "2.5.29.36";
    private static final String INHIBIT_ANY_POLICY = "2.5.29.54";

    private static final int INTEGER = 0x02;
    private static final Set<Integer> SKIP_COUNTS = Set.of(0x80, 0x81);
    private static final int MOST_OCTETS = 4;

    private PathLimits() {}

    static boolean areReadable(X509Certificate certificate) {
        try {
            return areNamesReadable(certificate)
                    && arePoliciesReadable(certificate)
                    && isCount(certificate.getExtensionValue(INHIBIT_ANY_POLICY));
        } catch (MalformedDer | IllegalArgumentException e) {
            return false;
        }
    }

    /** By the platform's own parser, which a trust anchor made from the extension calls at once. */
    private static boolean areNamesReadable(X509Certificate certificate) throws MalformedDer {
        byte[] extension = certificate.getExtensionValue(NAME_CONSTRAINTS);
        return extension == null || new TrustAnchor(certificate, content(extension)).getNameConstraints() != null;
    }

    private static boolean arePoliciesReadable(X509Certificate certificate) throws MalformedDer {
        byte[] extension = certificate.getExtensionValue(POLICY_CONSTRAINTS);
        if (extension == null) {
            return true;
        }
        List<Der> counts = Der.parse(content(extension)).as(Der.SEQUENCE).children();
        Set<Integer> seen = new HashSet<>();
        return !counts.isEmpty()
                && counts.stream()
                        .allMatch(count -> SKIP_COUNTS.contains(count.tag())
                                && seen.add(count.tag())
                                && isNatural(count.content()));
    }

    private static boolean isCount(byte @Nullable [] extension) throws MalformedDer {
        return extension == null
                || isNatural(Der.parse(content(extension)).as(INTEGER).content());
    }

    private static boolean isNatural(byte[] number) {
        return number.length > 0 && number.length <= MOST_OCTETS && number[0] >= 0;
    }

    private static byte[] content(byte[] extension) throws MalformedDer {
        return Der.parse(extension).as(Der.OCTET_STRING).content();
    }
}
