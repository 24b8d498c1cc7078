package org.secf.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSA-OAEP (RFC 8017 §7.1): the provider opens what the JDK seals, the JDK what the provider seals, and the provider refuses what was altered. */
record OaepSelfTest(String algorithm) implements SelfTest {

    private static final List<String> DIGESTS = List.of("SHA-1", "SHA-256");

    @Override
    public Cipher instance(Provider provider) throws GeneralSecurityException {
        return Cipher.getInstance(algorithm, provider);
    }

    @Override
    public void run(Provider provider) throws GeneralSecurityException {
        for (String digest : DIGESTS) {
            run(provider, digest);
        }
    }

    private void run(Provider provider, String digest) throws GeneralSecurityException {
        byte[] plain = "sixteen octets..".getBytes(StandardCharsets.US_ASCII);
        Cipher opening = opening(instance(provider), KnownKey.RSA.privateKey(provider), digest);
        byte[] foreign = sealing(Cipher.getInstance(algorithm), KnownKey.RSA.publicKey(), digest)
                .doFinal(plain);
        Fault.unless(Arrays.equals(opening.doFinal(foreign), plain), "to open what the JDK seals");
        byte[] made = sealing(instance(provider), KnownKey.RSA.publicKey(provider), digest)
                .doFinal(plain);
        Cipher platform = opening(Cipher.getInstance(algorithm), KnownKey.RSA.privateKey(), digest);
        Fault.unless(Arrays.equals(platform.doFinal(made), plain), "what it seals to open for the JDK");
        Fault.unless(!opens(opening, Fault.changed(foreign)), "altered ciphertext to be refused");
    }

    private static boolean opens(Cipher opening, byte[] sealed) {
        try {
            return opening.doFinal(sealed) != null;
        } catch (GeneralSecurityException refusal) {
            return false;
        }
    }

    private static Cipher sealing(Cipher cipher, Key key, String digest) throws GeneralSecurityException {
        cipher.init(Cipher.ENCRYPT_MODE, key, padding(digest));
        return cipher;
    }

    private static Cipher opening(Cipher cipher, Key key, String digest) throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, key, padding(digest));
        return cipher;
    }

    private static OAEPParameterSpec padding(String digest) {
        return new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), PSource.PSpecified.DEFAULT);
    }
}
