package org.secf.saml.delegation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyPairProof;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.PemFile;
import org.secf.keys.SecretFile;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** The keys that sign assertions: those of a set, or a single one, which is a set of its own that never changes. */
record IssuerKeySource(Settings settings, MechanismContext context) {

    private static final String KEY = SamlDelegationKeys.PREFIX + ".signing-key";

    Keys keys() {
        Optional<String> set = settings.find(SamlDelegationKeys.KEY_SET);
        Optional<String> single = settings.find(SamlDelegationKeys.SIGNING_KEY);
        if (set.isPresent() == single.isPresent()) {
            throw new ConfigurationException("%1$s: expected either %1$s.key-set or %1$s.signing-key, found %2$s"
                    .formatted(SamlDelegationKeys.PREFIX, set.isPresent() ? "both" : "neither"));
        }
        Keys keys = set.map(name -> context.keys().set(SamlDelegationKeys.PREFIX + ".key-set", name))
                .orElseGet(() -> fixed(own(single.orElseThrow())));
        requireUsable(keys.current());
        return keys;
    }

    private void requireUsable(KeySet set) {
        if (set.signing(context.clock().instant())
                .filter(AssertionSigner::signs)
                .isEmpty()) {
            throw new ConfigurationException(
                    "%s: expected an active signing key of RSA or EC, with which SAML signs; make one, or rotate to one"
                            .formatted(SamlDelegationKeys.PREFIX));
        }
    }

    private static Keys fixed(OwnKey key) {
        KeySet set = new KeySet(
                List.of(Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key)), List.of());
        return () -> set;
    }

    private OwnKey own(String location) {
        return KeyRing.isInStore(location) ? context.keys().ownKey(KEY, location) : ofFiles(location);
    }

    private OwnKey ofFiles(String location) {
        String certificate = settings.find(SamlDelegationKeys.SIGNING_CERTIFICATE)
                .orElseThrow(() -> new ConfigurationException(
                        "%s.signing-certificate was not given, and is needed for a signing key that is a file"
                                .formatted(SamlDelegationKeys.PREFIX)));
        byte[] pem = SecretFile.read(KEY, location);
        try {
            OwnKey key = new OwnKey(
                    PemFile.privateKey(PemFile.text(pem)),
                    PemFile.certificates(PemFile.text(context.resources().load(certificate))));
            if (!KeyPairProof.holds(key)) {
                throw new GeneralSecurityException("the key is not that of the certificate");
            }
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    KEY + ": cannot use " + location + " with " + certificate + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }
}
