package org.secf.clientcert.revocation;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.der.Der;
import org.secf.der.MalformedDer;

/**
 * Which of its issuer's certificates a list speaks of (RFC 5280 §5.2.5). A certificate that is missing from a list of others is not thereby good.
 *
 * @param points names of the distribution points that it is for, each in hexadecimal; empty where it is for all
 * @param who what kind of certificates
 */
record CrlScope(Optional<Set<String>> points, Who who) {

    enum Who {
        ALL,
        USERS,
        AUTHORITIES
    }

    static final String EXTENSION = "2.5.29.28";

    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final int NAME = 0xA0;
    private static final int ONLY_USERS = 0x81;
    private static final int ONLY_AUTHORITIES = 0x82;

    /** The scope of a list; one for some reasons only, for attribute certificates or for other issuers is of no use here. */
    static CrlScope of(X509CRL list) throws UnusableList {
        byte[] extension = list.getExtensionValue(EXTENSION);
        if (extension == null) {
            return new CrlScope(Optional.empty(), Who.ALL);
        }
        try {
            return read(inner(extension).as(Der.SEQUENCE).children());
        } catch (MalformedDer e) {
            throw new UnusableList("its issuing distribution point is malformed: " + e.getMessage(), e);
        }
    }

    private static CrlScope read(List<Der> parts) throws MalformedDer, UnusableList {
        Optional<Set<String>> points = Optional.empty();
        Who who = Who.ALL;
        for (Der part : parts) {
            switch (part.tag()) {
                case NAME -> points = Optional.of(names(part));
                case ONLY_USERS -> who = isTrue(part) ? narrowed(who, Who.USERS) : who;
                case ONLY_AUTHORITIES -> who = isTrue(part) ? narrowed(who, Who.AUTHORITIES) : who;
                default -> {
                    if (part.tag() < ONLY_USERS || isTrue(part)) {
                        throw new UnusableList("it is indirect, or for some reasons or attribute certificates only");
                    }
                }
            }
        }
        return new CrlScope(points, who);
    }

    private static Who narrowed(Who before, Who now) throws UnusableList {
        if (before != Who.ALL) {
            throw new UnusableList("it claims to be for users only and for authorities only");
        }
        return now;
    }

    /** Whether the certificate would stand on the list if it were revoked. */
    boolean covers(X509Certificate certificate) {
        boolean isAuthority = certificate.getBasicConstraints() >= 0;
        boolean isMeant = switch (who) {
            case ALL -> true;
            case USERS -> !isAuthority;
            case AUTHORITIES -> isAuthority;
        };
        return isMeant && (points.isEmpty() || pointsOf(certificate).stream().anyMatch(points.get()::contains));
    }

    /** Where the certificate says that its list is; used for comparison, never fetched. */
    private static Set<String> pointsOf(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(DISTRIBUTION_POINTS);
        Set<String> found = new HashSet<>();
        try {
            List<Der> points = extension == null ? List.of() : inner(extension).children();
            for (Der point : points) {
                List<Der> parts = point.children();
                // With more parts it is for some reasons only, or from another issuer.
                if (parts.size() == 1 && parts.get(0).tag() == NAME) {
                    found.addAll(names(parts.get(0)));
                }
            }
            return found;
        } catch (MalformedDer e) {
            return Set.of();
        }
    }

    /** Full names only; one relative to the issuer is not compared, so nothing is covered by it. */
    private static Set<String> names(Der point) throws MalformedDer {
        Der choice = point.only();
        Set<String> found = new HashSet<>();
        if (choice.tag() == NAME) {
            for (Der name : choice.children()) {
                found.add(name.hex());
            }
        }
        return found;
    }

    private static Der inner(byte[] extension) throws MalformedDer {
        return Der.parse(Der.parse(extension).as(Der.OCTET_STRING).content());
    }

    private static boolean isTrue(Der flag) {
        byte[] content = flag.content();
        return content.length != 1 || content[0] != 0;
    }
}
