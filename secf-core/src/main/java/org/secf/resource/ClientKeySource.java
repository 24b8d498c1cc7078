package org.secf.resource;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.tls.TlsKeys;

/**
 * The key that proves us as a client of TLS, as the settings say. What no server could take stops the deployment.
 *
 * @param prefix of the settings, for errors
 */
record ClientKeySource(String prefix, Settings settings, TlsSetup.Sources sources) {

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /** Empty where we have no certificate; else the key of each moment, which there may be none of. */
    Optional<Supplier<Optional<OwnKey>>> read() {
        Optional<String> location = settings.find(TlsKeys.CLIENT_KEY);
        Optional<String> set = settings.find(TlsKeys.CLIENT_KEY_SET);
        if (location.isPresent() && set.isPresent()) {
            throw new ConfigurationException(
                    "%s.tls.client-key (%s) and %1$s.tls.client-key-set (%s): expected one of them"
                            .formatted(
                                    prefix,
                                    settings.origin(TlsKeys.CLIENT_KEY),
                                    settings.origin(TlsKeys.CLIENT_KEY_SET)));
        }
        return location.map(this::single).or(() -> set.map(this::ofSet));
    }

    private Supplier<Optional<OwnKey>> single(String location) {
        String setting = prefix + "." + TlsKeys.CLIENT_KEY.name();
        OwnKey key = sources.keys().ownKey(setting, location);
        requireUsable(setting, key);
        return () -> Optional.of(key);
    }

    private Supplier<Optional<OwnKey>> ofSet(String name) {
        String setting = prefix + "." + TlsKeys.CLIENT_KEY_SET.name();
        Keys keys = sources.keys().set(setting, name);
        Clock clock = sources.clock();
        OwnKey first = signing(keys.current(), clock)
                .orElseThrow(() -> new ConfigurationException(
                        "%s: the key set %s has no active signing key; make one".formatted(setting, name)));
        requireUsable(setting, first);
        // One of a token may follow; it cannot be used, and nothing is shown then.
        return () -> signing(keys.current(), clock).filter(key -> key.token().isEmpty());
    }

    private static Optional<OwnKey> signing(KeySet set, Clock clock) {
        return set.signing(clock.instant()).map(Member::key);
    }

    private void requireUsable(String setting, OwnKey key) {
        X509Certificate certificate = key.certificate();
        if (key.token().isPresent()) {
            throw stop(
                    setting, certificate, "its private key is in a token, which TLS cannot use; name a key in a file");
        }
        try {
            certificate.checkValidity(Date.from(sources.clock().instant()));
            @Nullable List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(CLIENT_AUTH)) {
                throw stop(
                        setting,
                        certificate,
                        "its extended key usage must have clientAuth (RFC 5280 §4.2.1.12), found " + purposes);
            }
        } catch (CertificateException e) {
            throw stop(setting, certificate, "expected a certificate that is valid now: " + e.getMessage());
        }
    }

    private static ConfigurationException stop(String setting, X509Certificate certificate, String text) {
        return new ConfigurationException("%s: cannot use the key of %s: %s"
                .formatted(setting, certificate.getSubjectX500Principal().getName(), text));
    }
}
