package org.secf.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A MAC: test case 2 of RFC 4231.
 *
 * @param known what it must be, in hexadecimal
 */
record MacSelfTest(String algorithm, String known) implements SelfTest {

    @Override
    public Mac instance(Provider provider) throws GeneralSecurityException {
        return Mac.getInstance(algorithm, provider);
    }

    @Override
    public void run(Provider provider) throws GeneralSecurityException {
        Mac mac = instance(provider);
        mac.init(new SecretKeySpec("Jefe".getBytes(StandardCharsets.US_ASCII), algorithm));
        byte[] made = mac.doFinal("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII));
        Fault.unless(Arrays.equals(made, HexFormat.of().parseHex(known)), "the known MAC");
    }
}
