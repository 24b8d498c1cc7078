package org.secf.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM: test cases 4 and 16 of its specification (McGrew and Viega, appendix B), both ways, and an altered tag. */
record GcmSelfTest(String algorithm) implements SelfTest {

    private static final String KEY = "feffe9928665731c6d6a8f9467308308";
    private static final String IV = "cafebabefacedbaddecaf888";
    private static final String ADDITIONAL = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    private static final String PLAIN =
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39";

    /** Ciphertext and tag by key. */
    private static final Map<String, String> SEALED = Map.of(
            KEY,
            "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091"
                    + "5bc94fbc3221a5db94fae95ae7121a47",
            KEY + KEY,
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                    + "76fc6ece0f4e1768cddf8853bb2d551b");

    private static final int TAG_BITS = 128;

    @Override
    public Cipher instance(Provider provider) throws GeneralSecurityException {
        return Cipher.getInstance(algorithm, provider);
    }

    @Override
    public void run(Provider provider) throws GeneralSecurityException {
        for (Map.Entry<String, String> known : SEALED.entrySet()) {
            byte[] sealed = hex(known.getValue());
            Fault.unless(
                    Arrays.equals(crypt(provider, Cipher.ENCRYPT_MODE, known.getKey(), hex(PLAIN)), sealed),
                    "the known ciphertext and tag");
            Fault.unless(
                    Arrays.equals(crypt(provider, Cipher.DECRYPT_MODE, known.getKey(), sealed), hex(PLAIN)),
                    "the known text");
            Fault.unless(!opens(provider, known.getKey(), Fault.changed(sealed)), "a changed tag to be refused");
        }
    }

    private boolean opens(Provider provider, String key, byte[] sealed) {
        try {
            return crypt(provider, Cipher.DECRYPT_MODE, key, sealed).length > 0;
        } catch (GeneralSecurityException refusal) {
            return false;
        }
    }

    private byte[] crypt(Provider provider, int mode, String key, byte[] octets) throws GeneralSecurityException {
        Cipher cipher = instance(provider);
        cipher.init(mode, new SecretKeySpec(hex(key), "AES"), new GCMParameterSpec(TAG_BITS, hex(IV)));
        cipher.updateAAD(hex(ADDITIONAL));
        return cipher.doFinal(octets);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
