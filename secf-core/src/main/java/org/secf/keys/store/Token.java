package org.secf.keys.store;

import java.nio.file.Path;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.regex.Pattern;
import org.secf.settings.ConfigurationException;

/**
 * A cryptographic token (PKCS#11 §4), reached through the library that its maker ships and the JDK's module {@code jdk.crypto.cryptoki}.
 *
 * @param library the shared library, with its whole path
 * @param numbering how {@code number} is meant
 * @param number of the slot that the token is in
 */
public record Token(Path library, Numbering numbering, long number) {

    /** How a slot is called. */
    public enum Numbering {
        /** By the id that the library gave it. */
        SLOT("slot"),
        /** By its place in the library's list of slots, from 0; it may change when tokens come and go. */
        SLOT_LIST_INDEX("slotListIndex");

        private final String attribute;

        Numbering(String attribute) {
            this.attribute = attribute;
        }
    }

    private static final String PROVIDER = "SunPKCS11";

    /** The library's name becomes a line of a configuration, in which quotes end a text and a dollar sign inserts a system property. */
    private static final Pattern SAFE = Pattern.compile("[^\\p{Cntrl}\"$]+");

    public Token {
        if (!library.isAbsolute() || !SAFE.matcher(library.toString()).matches() || number < 0) {
            throw new ConfigurationException(
                    "A token needs the whole path of its PKCS#11 library, without quotes and dollar signs, and a slot from 0; found "
                            + library + " and " + number);
        }
    }

    /**
     * How a store is written whose private keys live in this token.
     *
     * @throws ConfigurationException when the library cannot be loaded or has no such slot
     */
    public TokenFormat format() {
        return new TokenFormat(provider());
    }

    /** Configured and never registered, so that nothing else in the server uses the token by chance. */
    private Provider provider() {
        Provider template = Security.getProvider(PROVIDER);
        if (template == null) {
            throw new ConfigurationException("Tokens need the security provider " + PROVIDER
                    + ", which is in the Java module jdk.crypto.cryptoki");
        }
        try {
            return template.configure("--" + configuration());
        } catch (InvalidParameterException | ProviderException | UnsupportedOperationException e) {
            throw new ConfigurationException(
                    "Cannot use the PKCS#11 library %s with %s %d: %s; list its slots with: pkcs11-tool --module %s -L"
                            .formatted(library, numbering.attribute, number, causes(e), library),
                    e);
        }
    }

    private static String causes(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? String.valueOf(thrown.getMessage()) : thrown.getMessage() + ": " + cause.getMessage();
    }

    /** What is kept in the token never leaves it; what two keys agree on (ECDH) is read from it, because the rest of JWE is calculated outside. */
    private String configuration() {
        return """
                name = secf
                library = "%s"
                %s = %d
                attributes(*, CKO_PRIVATE_KEY, *) = {
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                attributes(*, CKO_PRIVATE_KEY, CKK_EC) = {
                  CKA_DERIVE = true
                }
                attributes(*, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_PRIVATE = true
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                attributes(generate, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
                  CKA_SENSITIVE = false
                  CKA_EXTRACTABLE = true
                }
                """.formatted(library.toString().replace("\\", "\\\\"), numbering.attribute, number);
    }
}
