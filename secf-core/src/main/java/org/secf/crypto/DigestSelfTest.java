package org.secf.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A digest: the example {@code abc} of FIPS 180.
 *
 * @param known what it must be, in hexadecimal
 */
record DigestSelfTest(String algorithm, String known) implements SelfTest {

    @Override
    public MessageDigest instance(Provider provider) throws GeneralSecurityException {
        return MessageDigest.getInstance(algorithm, provider);
    }

    @Override
    public void run(Provider provider) throws GeneralSecurityException {
        byte[] made = instance(provider).digest("abc".getBytes(StandardCharsets.US_ASCII));
        Fault.unless(Arrays.equals(made, HexFormat.of().parseHex(known)), "the known digest");
    }
}
