package org.secf.elytron.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Optional;
import org.secf.keys.store.Pkcs12Mac;

/** The key store inside a credential store, told by its first octet. */
enum KeyStoreKind {
    /** What {@code elytron-tool} makes and opens when nobody tells it otherwise. */
    JCEKS("SunJCE") {
        @Override
        boolean isAuthentic(byte[] octets, char[] password) {
            return isDigestRight(octets, password);
        }
    },
    /** What it makes and opens with {@code --properties keyStoreType=PKCS12}. */
    PKCS12("SUN") {
        @Override
        boolean isAuthentic(byte[] octets, char[] password) {
            return Pkcs12Mac.isPresent(octets);
        }
    };

    private static final byte JCEKS_MAGIC = (byte) 0xCE;
    private static final byte DER_SEQUENCE = 0x30;
    private static final int DIGEST_OCTETS = 20;
    private static final byte[] WHITENER = "Mighty Aphrodite".getBytes(StandardCharsets.US_ASCII);

    private final String provider;

    KeyStoreKind(String provider) {
        this.provider = provider;
    }

    static Optional<KeyStoreKind> of(byte[] octets) {
        if (octets.length <= DIGEST_OCTETS) {
            return Optional.empty();
        }
        return switch (octets[0]) {
            case JCEKS_MAGIC -> Optional.of(JCEKS);
            case DER_SEQUENCE -> Optional.of(PKCS12);
            default -> Optional.empty();
        };
    }

    /** The JDK's, which may stand behind another that shows no secrets and keeps none. */
    Provider provider() throws NoSuchProviderException {
        Provider found = Security.getProvider(provider);
        if (found == null) {
            throw new NoSuchProviderException("a Java without its own " + provider);
        }
        return found;
    }

    /** A key store of this kind, not loaded. */
    KeyStore keyStore() throws GeneralSecurityException {
        return KeyStore.getInstance(name(), provider());
    }

    /**
     * Whether somebody may go on reading. The JDK deserialises the content of JCEKS before it looks at the digest, and believes PKCS#12 that has no MAC; so
     * both is asked here first. A MAC that is there, the JDK checks.
     */
    abstract boolean isAuthentic(byte[] octets, char[] password);

    /** SHA-1 over the password in UTF-16, two words that are the same for all, and the content. */
    private static boolean isDigestRight(byte[] octets, char[] password) {
        byte[] text = new byte[2 * password.length];
        for (int i = 0; i < password.length; i++) {
            text[2 * i] = (byte) (password[i] >> 8);
            text[2 * i + 1] = (byte) password[i];
        }
        int end = octets.length - DIGEST_OCTETS;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(text);
            digest.update(WHITENER);
            digest.update(octets, 0, end);
            return MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(octets, end, octets.length));
        } catch (NoSuchAlgorithmException e) {
            return false;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
