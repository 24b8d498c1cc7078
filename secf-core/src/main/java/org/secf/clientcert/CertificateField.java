package org.secf.clientcert;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.secf.clientcert.x509.NameText;

/** What of a certificate may name a caller or its groups. */
enum CertificateField {
    SUBJECT_CN("subject.CN"),
    SUBJECT_UID("subject.UID"),
    SUBJECT_OU("subject.OU"),
    SUBJECT_O("subject.O"),
    SUBJECT("subject"),
    ISSUER_CN("issuer.CN"),
    ISSUER_O("issuer.O"),
    SAN_EMAIL("san.email"),
    SAN_DNS("san.dns"),
    SAN_URI("san.uri"),
    SHA256("sha256");

    /** What identifies one caller. */
    static final Set<CertificateField> OF_CALLER =
            Set.of(SUBJECT_CN, SUBJECT_UID, SUBJECT, SAN_EMAIL, SAN_DNS, SAN_URI, SHA256);

    /** What several callers have in common. */
    static final Set<CertificateField> OF_GROUPS = Set.of(SUBJECT_OU, SUBJECT_O, ISSUER_CN, ISSUER_O);

    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String UNIT = "2.5.4.11";
    private static final String USER_ID = "0.9.2342.19200300.100.1.1";

    private final String text;

    CertificateField(String text) {
        this.text = text;
    }

    /** Every value in a certificate, also those that are of no use: see {@link NameText#UNREADABLE}. */
    List<String> in(X509Certificate leaf) {
        X500Principal subject = leaf.getSubjectX500Principal();
        X500Principal issuer = leaf.getIssuerX500Principal();
        return switch (this) {
            case SUBJECT_CN -> attribute(subject, COMMON_NAME);
            case SUBJECT_UID -> attribute(subject, USER_ID);
            case SUBJECT_OU -> attribute(subject, UNIT);
            case SUBJECT_O -> attribute(subject, ORGANIZATION);
            case SUBJECT -> whole(subject);
            case ISSUER_CN -> attribute(issuer, COMMON_NAME);
            case ISSUER_O -> attribute(issuer, ORGANIZATION);
            case SAN_EMAIL -> NameText.alternatives(leaf, 1);
            case SAN_DNS -> NameText.alternatives(leaf, 2);
            case SAN_URI -> NameText.alternatives(leaf, 6);
            case SHA256 -> List.of(sha256(leaf));
        };
    }

    static String expected(Set<CertificateField> fields) {
        return "one of "
                + Arrays.stream(values())
                        .filter(fields::contains)
                        .map(CertificateField::toString)
                        .collect(Collectors.joining(", "));
    }

    static CertificateField parse(Set<CertificateField> fields, String text) {
        return Arrays.stream(values())
                .filter(field -> field.text.equals(text) && fields.contains(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(expected(fields)));
    }

    private static List<String> attribute(X500Principal name, String type) {
        return NameText.values(name, Optional.of(type));
    }

    /** In the text of RFC 2253, whose escapes keep two names two; unreadable where one of its parts is hostile, since an escape would hide that. */
    private static List<String> whole(X500Principal name) {
        List<String> parts = NameText.values(name, Optional.empty());
        if (parts.isEmpty()) {
            return List.of();
        }
        return List.of(
                parts.stream().allMatch(NameText::isHarmless)
                        ? name.getName(X500Principal.RFC2253)
                        : NameText.UNREADABLE);
    }

    private static String sha256(X509Certificate leaf) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "every Java platform has SHA-256, and the certificate was encoded before", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
