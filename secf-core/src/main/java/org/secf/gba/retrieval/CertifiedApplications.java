package org.secf.gba.retrieval;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secf.gba.NafId;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * Applications prove their names by certificates in TLS: one is whoever its certificate names as a host (RFC 6125), letter by letter. A wildcard names nobody
 * here, since it would own the keys of every application of a domain. Which authorities may issue them is the server's to say.
 */
public final class CertifiedApplications implements Applications {

    private static final int DNS_NAME = 2;

    @Override
    public Verdict<String> authorise(Request request, NafId application) {
        Optional<X509Certificate> certificate =
                request.clientCertificates().stream().findFirst();
        if (certificate.isEmpty()) {
            return Verdict.rejected(RetrievalReason.NOT_AUTHENTICATED, "a certificate of the application", "none");
        }
        List<String> hosts = hosts(certificate.get());
        return hosts.contains(application.host())
                ? Verdict.accepted(application.host())
                : Verdict.rejected(RetrievalReason.NOT_YOURS, "one of " + hosts, application.host());
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
