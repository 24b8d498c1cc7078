package org.secf.clientcert;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.secf.clientcert.x509.NameText;
import org.secf.identity.GroupMapping;
import org.secf.identity.VisibleName;
import org.secf.keys.Thumbprint;
import org.secf.verdict.Verdict;

/**
 * How a certificate names a caller.
 *
 * @param name what names the caller
 * @param groups what names its groups; empty for none
 * @param mapping the authority's groups to ours
 */
record CallerMapping(CertificateField name, Optional<CertificateField> groups, GroupMapping mapping) {

    private static final List<CertificateField> ATTRIBUTES = List.of(
            CertificateField.SUBJECT,
            CertificateField.SAN_EMAIL,
            CertificateField.SAN_DNS,
            CertificateField.SAN_URI,
            CertificateField.SHA256);

    /** The identity, or why the certificate names none. */
    Verdict<CertificateIdentity> map(X509Certificate leaf) {
        List<String> names = name.in(leaf);
        if (names.isEmpty()) {
            return Verdict.rejected(ClientCertReason.NO_CALLER_NAME, name + " in the certificate", "none");
        }
        if (names.size() > 1) {
            return Verdict.rejected(ClientCertReason.SEVERAL_CALLER_NAMES, "one value of " + name, names.toString());
        }
        if (!NameText.isHarmless(names.get(0))) {
            return Verdict.rejected(ClientCertReason.HOSTILE_CALLER_NAME, VisibleName.EXPECTED, names.get(0));
        }
        return Verdict.accepted(new CertificateIdentity(
                names.get(0),
                groupsOf(leaf),
                attributesOf(leaf),
                printable(leaf.getIssuerX500Principal()),
                Thumbprint.of(leaf.getPublicKey())));
    }

    /** An authority that was given few names to certify still chose its own. */
    private static String printable(X500Principal issuer) {
        return NameText.values(issuer, Optional.empty()).stream().allMatch(NameText::isHarmless)
                ? issuer.getName()
                : issuer.getName().replaceAll("[^ -~]", NameText.UNREADABLE);
    }

    private Set<String> groupsOf(X509Certificate leaf) {
        List<String> received = groups.map(field -> harmless(field, leaf)).orElse(List.of());
        return mapping.map(received);
    }

    private static Map<String, List<String>> attributesOf(X509Certificate leaf) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (CertificateField field : ATTRIBUTES) {
            List<String> values = harmless(field, leaf);
            if (!values.isEmpty()) {
                attributes.put(field.toString(), values);
            }
        }
        attributes.put("serial", List.of(leaf.getSerialNumber().toString(16)));
        return attributes;
    }

    private static List<String> harmless(CertificateField field, X509Certificate leaf) {
        return field.in(leaf).stream().filter(NameText::isHarmless).toList();
    }
}
