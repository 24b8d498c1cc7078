package org.secf.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.keys.set.KeyRing;
import org.secf.settings.ConfigurationException;

/** Reads sealing keys from where settings say: 32 octets, or as many in 64 hexadecimal digits. */
public record SealingKeyReader(KeyRing keys, Crypto crypto, SecureRandom random) {

    private static final int DIGITS = 2 * SealingKeys.KEY_OCTETS;

    /**
     * All of them, the active one first.
     *
     * @param setting the setting's name, for errors
     * @param locations as {@link KeyRing#secret} takes them
     * @throws ConfigurationException when one cannot be read, or is no key
     */
    public SealingKeys read(String setting, List<String> locations) {
        List<Secret> read = new ArrayList<>();
        try {
            locations.forEach(location -> read.add(key(setting, location)));
            return new SealingKeys(crypto, random, read);
        } finally {
            read.forEach(Secret::close);
        }
    }

    private Secret key(String setting, String location) {
        try (Secret secret = keys.secret(setting, location)) {
            return of(secret, setting + " (" + location + ")");
        }
    }

    /**
     * One key.
     *
     * @param secret as it was kept; stays the caller's
     * @param origin for errors
     * @throws ConfigurationException when it is no key
     */
    public static Secret of(Secret secret, String origin) {
        return secret.use(octets -> {
            if (octets.length == SealingKeys.KEY_OCTETS) {
                return Secret.taking(octets.clone());
            }
            try {
                byte[] key = HexFormat.of().parseHex(new String(octets, StandardCharsets.US_ASCII).strip());
                if (key.length == SealingKeys.KEY_OCTETS) {
                    return Secret.taking(key);
                }
                Arrays.fill(key, (byte) 0);
            } catch (IllegalArgumentException noDigits) {
                // Said below, without what was found.
            }
            throw new ConfigurationException("%s: expected a key of %d octets, or of %d hexadecimal digits"
                    .formatted(origin, SealingKeys.KEY_OCTETS, DIGITS));
        });
    }
}
