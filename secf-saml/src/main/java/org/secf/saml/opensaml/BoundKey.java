package org.secf.saml.opensaml;

import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.PublicKey;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.opensaml.xmlsec.signature.KeyInfo;
import org.opensaml.xmlsec.signature.X509Data;

/** The one key that a KeyInfo is about. Certificates behind the first are those of authorities, whose keys are not the entity's (saml-metadata §2.4.1.1). */
final class BoundKey {

    private BoundKey() {}

    /** Empty where none is given; two are refused, since which is meant cannot be known. */
    static Optional<PublicKey> of(KeyInfo info) throws GeneralSecurityException {
        Set<PublicKey> named = new LinkedHashSet<>(KeyInfoSupport.getPublicKeys(info));
        for (X509Data data : info.getX509Datas()) {
            KeyInfoSupport.getCertificates(data).stream()
                    .limit(1)
                    .forEach(certificate -> named.add(certificate.getPublicKey()));
        }
        if (named.size() > 1) {
            throw new KeyException(
                    "a KeyInfo names " + named.size() + " keys; each key needs a KeyDescriptor of its own");
        }
        return named.stream().findFirst();
    }
}
