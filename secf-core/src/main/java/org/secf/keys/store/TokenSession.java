package org.secf.keys.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** A token that is logged in: its keys by their labels, and the secret that opens the file beside it. */
final class TokenSession {

    /** The key that opens the file; made with the first store in the token, shared by all of them. */
    static final String FILE_KEY = "secf-master";

    private static final int FILE_KEY_BITS = 256;
    private static final String MAC = "HmacSHA256";
    private static final int BLOCK = 16;

    /** Two blocks, so that the two halves of what the token makes of it differ. */
    private static final byte[] LABEL = "SEC_CF file beside a token, v. 1".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] INFO = "SEC_CF PKCS#12 password".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ONE = {1};

    private final Provider provider;
    private final KeyStore token;

    private TokenSession(Provider provider, KeyStore token) {
        this.provider = provider;
        this.token = token;
    }

    static Verdict<TokenSession> login(Provider provider, Secret pin) {
        return pin.useText(characters -> {
            try {
                KeyStore token = KeyStore.getInstance("PKCS11", provider);
                token.load(null, characters);
                return Verdict.accepted(new TokenSession(provider, token));
            } catch (IOException | GeneralSecurityException | ProviderException e) {
                return notOpened("the PIN of the token, and the token in its slot", root(e));
            }
        });
    }

    /** The innermost one tells a wrong PIN from a token that is away. */
    private static String root(Throwable thrown) {
        Throwable root = thrown;
        for (@Nullable Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName() + " " + root.getMessage();
    }

    private static <T> Verdict<T> notOpened(String expected, String received) {
        return Verdict.rejected(StoreReason.STORE_NOT_OPENED, expected, received);
    }

    /** What only this token can calculate; the caller closes it. */
    Verdict<Secret> fileSecret() {
        try {
            @Nullable Key key = token.getKey(FILE_KEY, null);
            return key == null
                    ? notOpened("the token that the store was made with, which holds the key " + FILE_KEY, "another")
                    : Verdict.accepted(derived(key));
        } catch (GeneralSecurityException | ProviderException e) {
            return notOpened("a token that encrypts with its key " + FILE_KEY, root(e));
        }
    }

    /** HKDF (RFC 5869) over a ciphertext, because not every token has a MAC, and all encrypt with AES; as text, for PKCS#12. */
    private Secret derived(Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", provider);
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK]));
        byte[] material = cipher.doFinal(LABEL);
        byte[] extracted = mac(new byte[2 * BLOCK], material);
        byte[] expanded = mac(extracted, INFO, ONE);
        Arrays.fill(material, (byte) 0);
        Arrays.fill(extracted, (byte) 0);
        Secret secret = Secret.taking(Base64.getUrlEncoder().withoutPadding().encode(expanded));
        Arrays.fill(expanded, (byte) 0);
        return secret;
    }

    private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** Makes the key that opens the file, where there is none. */
    void requireFileKey() throws GeneralSecurityException {
        if (!token.containsAlias(FILE_KEY)) {
            KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
            generator.init(FILE_KEY_BITS);
            token.setEntry(FILE_KEY, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
        }
    }

    /** Keeps a private key for good: one that was made in the token, or one from elsewhere, which cannot leave any more. */
    void keep(String label, OwnKey key) throws KeyStoreException {
        if (!token.isKeyEntry(label)) {
            token.setKeyEntry(
                    label, key.privateKey(), null, key.chain().toArray(java.security.cert.Certificate[]::new));
        }
    }

    Optional<PrivateKey> key(String label) throws GeneralSecurityException {
        return Optional.ofNullable((PrivateKey) token.getKey(label, null));
    }

    /** Removes keys; returns how many could be. */
    int remove(Collection<String> labels) {
        int removed = 0;
        for (String label : labels) {
            try {
                token.deleteEntry(label);
                removed++;
            } catch (KeyStoreException | ProviderException e) {
                // It stays in the token, and nothing speaks of it.
            }
        }
        return removed;
    }
}
