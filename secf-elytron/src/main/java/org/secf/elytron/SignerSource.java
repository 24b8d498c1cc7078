package org.secf.elytron;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.crypto.Crypto;
import org.secf.keys.PemFile;
import org.secf.keys.SecretFile;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.CallerTokenKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** Who signs tokens, as the settings say. What cannot sign stops the deployment. */
record SignerSource(Settings settings, KeyRing keys, Clock clock, Crypto crypto) {

    private static final String KEY = "secf." + CallerTokenKeys.SIGNING_KEY.name();
    private static final String SET = "secf." + CallerTokenKeys.KEY_SET.name();

    /**
     * Empty where the settings ask for no tokens; else the signer of each moment, which there may be none of.
     *
     * @throws ConfigurationException when two are named, or a key cannot be read, is no RSA key, or is too short
     */
    Optional<Supplier<Optional<TokenSigner>>> read() {
        Optional<String> location = settings.find(CallerTokenKeys.SIGNING_KEY);
        Optional<String> set = settings.find(CallerTokenKeys.KEY_SET);
        if (location.isPresent() && set.isPresent()) {
            throw new ConfigurationException("%s (%s) and %s (%s): expected one of them"
                    .formatted(
                            KEY,
                            settings.origin(CallerTokenKeys.SIGNING_KEY),
                            SET,
                            settings.origin(CallerTokenKeys.KEY_SET)));
        }
        return location.map(this::single).or(() -> set.map(this::ofSet));
    }

    private Supplier<Optional<TokenSigner>> single(String location) {
        PrivateKey key =
                KeyRing.isInStore(location) ? keys.ownKey(KEY, location).privateKey() : inFile(location);
        if (!TokenSigner.takes(key)) {
            throw new ConfigurationException("%s (%s): expected an RSA key of at least %d bits"
                    .formatted(KEY, location, TokenSigner.LEAST_BITS));
        }
        Optional<TokenSigner> signer = Optional.of(TokenSigner.of(settings, crypto, key, Optional.empty()));
        return () -> signer;
    }

    private Supplier<Optional<TokenSigner>> ofSet(String name) {
        FollowedSigner signer = new FollowedSigner(
                keys.set(SET, name),
                clock,
                member -> TokenSigner.of(settings, crypto, member.key().privateKey(), Optional.of(member.id())));
        if (signer.get().isEmpty()) {
            throw new ConfigurationException("%s (%s): expected an active signing key of RSA with at least %d bits"
                    .formatted(SET, name, TokenSigner.LEAST_BITS));
        }
        return signer;
    }

    private static PrivateKey inFile(String location) {
        byte[] pem = SecretFile.read(KEY, location);
        try {
            return PemFile.privateKey(PemFile.text(pem));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException("%s (%s): %s".formatted(KEY, location, e.getMessage()), e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }
}
