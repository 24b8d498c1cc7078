package org.secf.saml;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secf.keys.KeyText;
import org.secf.keys.OwnKey;
import org.secf.keys.PemFile;
import org.secf.keys.SecretFile;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.Credential;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Loads our own key pairs. */
record CredentialSource(Settings settings, MechanismContext context) {

    private static final String MEND =
            "make both with: openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj \"/CN=saml\" -keyout %1$s.key -out %1$s.crt"
                    + " && chmod 600 %1$s.key; then set secf.saml.%2$s-key=file:/path/to/%1$s.key and"
                    + " secf.saml.%2$s-certificate=/path/to/%1$s.crt";

    /** The key set that holds all our keys, where the settings name one. */
    Optional<Keys> keySet() {
        Optional<String> name = settings.find(SamlKeys.KEY_SET);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (settings.find(SamlKeys.SIGNING_KEY).isPresent()
                || !settings.get(SamlKeys.DECRYPTION_KEY).isEmpty()) {
            throw new ConfigurationException(
                    "secf.saml.key-set (" + settings.origin(SamlKeys.KEY_SET)
                            + ") is given, and single keys beside it; remove secf.saml.signing-key and secf.saml.decryption-key, or the key set");
        }
        Keys keys = context.keys().set("secf.saml.key-set", name.get());
        requireUsable(name.get(), keys.current());
        return Optional.of(keys);
    }

    private void requireUsable(String name, KeySet set) {
        Instant now = context.clock().instant();
        if (settings.get(SamlKeys.SIGN_REQUESTS) && set.signing(now).isEmpty()) {
            throw new ConfigurationException("secf.saml.sign-requests is true ("
                    + settings.origin(SamlKeys.SIGN_REQUESTS) + "), but the key set " + name
                    + " has no active signing key; make one, or set sign-requests=false");
        }
        set.signing(now)
                .filter(member -> settings.get(SamlKeys.SIGN_REQUESTS) && !FollowedKeys.signs(member))
                .ifPresent(member -> {
                    throw new ConfigurationException(
                            "secf.saml.key-set: the active signing key of " + name + " is "
                                    + KeyText.of(member.key().publicKey())
                                    + ", and SAML signs with RSA or EC; rotate to such a key, or keep a set of its own for SAML");
                });
        if (settings.get(SamlKeys.REQUIRE_ENCRYPTED_ASSERTIONS)
                && set.opening(now).isEmpty()) {
            throw new ConfigurationException("secf.saml.require-encrypted-assertions is true, but the key set " + name
                    + " has no decryption key; make one of RSA");
        }
    }

    /** The key that signs our requests, unless they are to go unsigned. */
    Optional<Credential> signing() {
        if (!settings.get(SamlKeys.SIGN_REQUESTS)) {
            return Optional.empty();
        }
        String mend = MEND.formatted("saml-signing", "signing") + "; or set secf.saml.sign-requests=false";
        String key = given(SamlKeys.SIGNING_KEY, mend);
        return Optional.of(
                KeyRing.isInStore(key)
                        ? stored("signing", key)
                        : credential("signing", key, given(SamlKeys.SIGNING_CERTIFICATE, mend)));
    }

    /** Every key that assertions may be encrypted to. */
    List<Credential> decryption() {
        List<String> keys = settings.get(SamlKeys.DECRYPTION_KEY);
        List<String> certificates = settings.get(SamlKeys.DECRYPTION_CERTIFICATE);
        if (!keys.isEmpty() && certificates.isEmpty() && keys.stream().allMatch(KeyRing::isInStore)) {
            return keys.stream().map(key -> stored("decryption", key)).toList();
        }
        if (keys.size() != certificates.size()) {
            throw new ConfigurationException("secf.saml.decryption-key names " + keys.size()
                    + " keys and secf.saml.decryption-certificate " + certificates.size()
                    + " certificates; give one certificate for each key, in the same order; "
                    + MEND.formatted("saml-decryption", "decryption"));
        }
        if (keys.isEmpty() && settings.get(SamlKeys.REQUIRE_ENCRYPTED_ASSERTIONS)) {
            throw new ConfigurationException(
                    "secf.saml.require-encrypted-assertions is true, but there is no key to decrypt with; "
                            + MEND.formatted("saml-decryption", "decryption"));
        }
        List<Credential> credentials = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            credentials.add(credential("decryption", keys.get(i), certificates.get(i)));
        }
        return credentials;
    }

    private Credential stored(String use, String location) {
        OwnKey key = context.keys().ownKey("secf.saml." + use + "-key", location);
        return new Credential(key.privateKey(), key.certificate(), key.token());
    }

    private String given(Key<String> key, String mend) {
        return settings.find(key)
                .orElseThrow(() -> new ConfigurationException("secf.saml.sign-requests is true ("
                        + settings.origin(SamlKeys.SIGN_REQUESTS) + "), but secf.saml." + key.name()
                        + " was not given; " + mend));
    }

    private Credential credential(String use, String keyLocation, String certificateLocation) {
        String setting = "secf.saml." + use + "-key";
        byte[] pem = SecretFile.read(setting, keyLocation);
        try {
            PrivateKey key = PemFile.privateKey(PemFile.text(pem));
            X509Certificate certificate = PemFile.certificates(
                            PemFile.text(context.resources().load(certificateLocation)))
                    .get(0);
            KeyPairCheck.require(setting, key, certificate);
            return new Credential(key, certificate);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    setting + ": cannot use " + keyLocation + " with " + certificateLocation + ": " + e.getMessage()
                            + "; " + MEND.formatted("saml-" + use, use),
                    e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }
}
