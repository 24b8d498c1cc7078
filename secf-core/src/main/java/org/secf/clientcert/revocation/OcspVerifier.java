package org.secf.clientcert.revocation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.clientcert.x509.X509Platform;
import org.secf.der.MalformedDer;
import org.secf.keys.KeyStrength;
import org.secf.keys.SignatureStrength;

/**
 * Verifies a responder's answer by the platform's own revocation checker, which is given the answer and therefore fetches none: signed by the issuer, by a
 * responder that the issuer delegated it to (RFC 6960 §4.2.2.2), or by the configured responder.
 */
final class OcspVerifier {

    private final X509Platform platform;
    private final OcspSource.Responder responder;

    OcspVerifier(X509Platform platform, OcspSource.Responder responder) {
        this.platform = platform;
        this.responder = responder;
    }

    /** What the platform makes of an authentic answer. */
    RevocationStatus.Kind verify(Issued issued, byte[] answer, Instant now) throws OcspRefusal {
        try {
            RevocationStatus.Kind kind = ask(issued, answer, now);
            requireStrongDelegates(issued, answer);
            return kind;
        } catch (GeneralSecurityException | MalformedDer | RuntimeException e) {
            // The platform's reader throws unchecked exceptions for some malformed input.
            throw new OcspRefusal("the responder's answer proves nothing: " + e.getMessage(), e);
        }
    }

    private RevocationStatus.Kind ask(Issued issued, byte[] answer, Instant now) throws GeneralSecurityException {
        CertPathValidator validator = platform.validator();
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issued.issuer(), null)));
        parameters.setDate(Date.from(within(issued.certificate(), now)));
        parameters.addCertPathChecker(checker(validator, issued, answer, now));
        try {
            validator.validate(platform.factory().generateCertPath(List.of(issued.certificate())), parameters);
            return RevocationStatus.Kind.GOOD;
        } catch (CertPathValidatorException e) {
            if (e.getReason() == CertPathValidatorException.BasicReason.REVOKED) {
                return RevocationStatus.Kind.REVOKED;
            }
            if (isDisowned(e)) {
                return RevocationStatus.Kind.UNKNOWN;
            }
            throw e;
        }
    }

    /**
     * Whether the platform found nothing wrong but that the responder does not know the certificate. It says the same of answers that are none, in which
     * the reader will find nothing, and of those that it could not fetch or parse, but for these it names another cause.
     */
    private static boolean isDisowned(CertPathValidatorException e) {
        boolean isOfPathOnly = true;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            isOfPathOnly &= cause instanceof CertPathValidatorException;
        }
        return isOfPathOnly && e.getReason() == CertPathValidatorException.BasicReason.UNDETERMINED_REVOCATION_STATUS;
    }

    /** With everything said, so that neither the certificate nor properties of the whole server have a say in whom to ask and believe. */
    private PKIXRevocationChecker checker(CertPathValidator validator, Issued issued, byte[] answer, Instant now) {
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        checker.setOcspResponses(Map.of(issued.certificate(), answer));
        checker.setOcspResponder(responder.address());
        checker.setOcspResponderCert(responder
                .certificate()
                .filter(certificate -> within(certificate, now).equals(now))
                .orElse(issued.issuer()));
        return checker;
    }

    /** The path was validated before, with a tolerance that the platform does not have. */
    private static Instant within(X509Certificate certificate, Instant now) {
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        return now.isBefore(begin) ? begin : now.isAfter(end) ? end : now;
    }

    /** The platform takes a delegate's certificate that is signed over SHA-1. */
    private void requireStrongDelegates(Issued issued, byte[] answer)
            throws MalformedDer, CertificateException, OcspRefusal {
        CertificateFactory factory = platform.factory();
        for (byte[] encoded : OcspReader.certificates(answer)) {
            X509Certificate brought = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
            boolean isDelegate =
                    brought.getIssuerX500Principal().equals(issued.certificate().getIssuerX500Principal());
            if (isDelegate && !(KeyStrength.isEnough(brought.getPublicKey()) && SignatureStrength.isEnough(brought))) {
                throw new OcspRefusal("the responder's certificate has a weak key or signature");
            }
        }
    }
}
