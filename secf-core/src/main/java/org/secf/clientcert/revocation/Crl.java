package org.secf.clientcert.revocation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secf.clientcert.x509.BoundedCache;
import org.secf.keys.SignatureStrength;

/**
 * One revocation list: complete in its scope, by the issuer of the certificates itself (RFC 5280 §5). Nothing of it counts until {@link #isSignedBy} was
 * asked with the issuer of a validated path.
 */
final class Crl {

    /** An issuer's key usage that allows it to sign lists (RFC 5280 §4.2.1.3). */
    private static final int CRL_SIGN = 6;

    private static final int MOST_KEYS = 16;

    private final X509CRL list;
    private static final String DELTA_INDICATOR = "2.5.29.27";

    private final CrlScope scope;
    private final Instant nextUpdate;
    private final BoundedCache<PublicKey, Boolean> asked = new BoundedCache<>(MOST_KEYS);
    private volatile Optional<PublicKey> signer = Optional.empty();

    private Crl(X509CRL list, CrlScope scope, Date nextUpdate) {
        this.list = list;
        this.scope = scope;
        this.nextUpdate = nextUpdate.toInstant();
    }

    static Crl of(X509CRL list) throws UnusableList {
        CrlScope scope = CrlScope.of(list);
        Set<String> critical = new HashSet<>(critical(list.getCriticalExtensionOIDs()));
        critical.remove(CrlScope.EXTENSION);
        if (list.getExtensionValue(DELTA_INDICATOR) != null) {
            throw new UnusableList("it is a delta list, be that marked critical or not");
        }
        if (!critical.isEmpty()) {
            throw new UnusableList("it has critical extensions that are not understood: " + critical);
        }
        if (entries(list).anyMatch(Crl::isForeign)) {
            throw new UnusableList("it has entries with critical extensions, or for other issuers");
        }
        Date nextUpdate = list.getNextUpdate();
        if (nextUpdate == null) {
            throw new UnusableList("it does not say until when it holds");
        }
        if (!SignatureStrength.isEnough(list)) {
            throw new UnusableList(
                    "it is signed by " + list.getSigAlgName() + " instead of " + SignatureStrength.EXPECTED);
        }
        return new Crl(list, scope, nextUpdate);
    }

    private static Stream<? extends X509CRLEntry> entries(X509CRL list) {
        Set<? extends X509CRLEntry> entries = list.getRevokedCertificates();
        return entries == null ? Stream.empty() : entries.stream();
    }

    /** The platform files an entry under the issuer that it names, critical or not, where nobody here would look for it. */
    private static boolean isForeign(X509CRLEntry entry) {
        return entry.getCertificateIssuer() != null
                || !critical(entry.getCriticalExtensionOIDs()).isEmpty();
    }

    private static Set<String> critical(@Nullable Set<String> oids) {
        return oids == null ? Set.of() : oids;
    }

    boolean isFrom(Issued issued) {
        return list.getIssuerX500Principal().equals(issued.certificate().getIssuerX500Principal());
    }

    /** Whether the issuer signed the list and may; a list is verified once for each key. */
    boolean isSignedBy(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        return (usage == null || usage[CRL_SIGN]) && isSignedBy(issuer.getPublicKey());
    }

    private boolean isSignedBy(PublicKey key) {
        return asked.get(key).orElseGet(() -> {
            boolean holds = verify(key);
            asked.put(key, holds);
            if (holds) {
                signer = Optional.of(key);
            }
            return holds;
        });
    }

    private boolean verify(PublicKey key) {
        try {
            list.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    boolean covers(X509Certificate certificate) {
        return scope.covers(certificate);
    }

    /** Whatever date stands there: a revocation that begins later is known already. */
    boolean lists(X509Certificate certificate) {
        return list.getRevokedCertificate(certificate.getSerialNumber()) != null;
    }

    Instant thisUpdate() {
        return list.getThisUpdate().toInstant();
    }

    Instant nextUpdate() {
        return nextUpdate;
    }

    /** Whether it may be forgotten for {@code newer}: nobody relied on it, or that one is by the same key, of the same scope and not older. */
    boolean yieldsTo(Crl newer) {
        return signer.isEmpty()
                || (newer.list.getIssuerX500Principal().equals(list.getIssuerX500Principal())
                        && newer.scope.equals(scope)
                        && !newer.thisUpdate().isBefore(thisUpdate())
                        && newer.isSignedBy(signer.get()));
    }
}
