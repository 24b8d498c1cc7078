package org.secf.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.secf.verdict.Rejection;

/** A server is not believed. An exception, since only that ends a handshake; it comes back as a verdict. */
final class PeerRefusal extends CertificateException {

    private static final long serialVersionUID = 1L;

    private static final String EXPECTED = "a server whose certificate proves its host name";

    private final transient Rejection rejection;

    PeerRefusal(TlsReason reason, String received) {
        this(new Rejection(reason, EXPECTED, received));
    }

    PeerRefusal(Rejection rejection) {
        super(rejection.received());
        this.rejection = rejection;
    }

    Rejection rejection() {
        return Objects.requireNonNull(rejection, "rejections are not serialised");
    }

    /** The platform's objection, in our terms. */
    static PeerRefusal of(CertificateException objection) {
        return new PeerRefusal(reasonOf(objection), String.valueOf(objection.getMessage()));
    }

    private static TlsReason reasonOf(CertificateException objection) {
        if (has(objection, PeerRefusal::isOfTime)) {
            return TlsReason.CERTIFICATE_OUT_OF_DATE;
        }
        if (has(objection, PeerRefusal::isOfAlgorithm)) {
            return TlsReason.WEAK_CERTIFICATE;
        }
        // Names are compared last, and only there the platform throws the plain type.
        boolean isOfPath = has(objection, PeerRefusal::isOfPath) || objection.getClass() != CertificateException.class;
        return isOfPath ? TlsReason.CERTIFICATE_UNTRUSTED : TlsReason.WRONG_HOST;
    }

    private static boolean isOfTime(Throwable cause) {
        return cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException;
    }

    private static boolean isOfAlgorithm(Throwable cause) {
        return cause instanceof CertPathValidatorException path
                && path.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED;
    }

    private static boolean isOfPath(Throwable cause) {
        return cause instanceof GeneralSecurityException
                && (cause instanceof CertPathValidatorException || cause instanceof CertPathBuilderException);
    }

    private static boolean has(Throwable failure, Predicate<Throwable> wanted) {
        return Causes.of(failure).anyMatch(wanted);
    }

    /** The refusal that made something fail, if one did. */
    static Optional<PeerRefusal> in(Throwable failure) {
        return Causes.first(failure, PeerRefusal.class);
    }
}
