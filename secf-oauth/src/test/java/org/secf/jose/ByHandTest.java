package org.secf.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.jose.Sealing.told;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.secf.keys.SealAlgorithm;

/** The same by the JDK alone: a derivation that is held against the standard, then used on what we seal. */
class ByHandTest {

    private static final String ALICE = """
            {"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0",
             "y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps","d":"0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo"}""";
    private static final String BOB = """
            {"kty":"EC","crv":"P-256","x":"weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ",
             "y":"e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck","d":"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw"}""";

    /** What the derivation is told beside the secret (RFC 7518 §4.6.2). */
    record Info(String algorithm, String apu, String apv, int bits) {

        byte[] octets() {
            byte[] name = algorithm.getBytes(US_ASCII);
            return ByteBuffer.allocate(16 + name.length + apu.length() + apv.length())
                    .putInt(name.length)
                    .put(name)
                    .putInt(apu.length())
                    .put(apu.getBytes(US_ASCII))
                    .putInt(apv.length())
                    .put(apv.getBytes(US_ASCII))
                    .putInt(bits)
                    .array();
        }
    }

    /** One round of SHA-256 is enough for both lengths that are needed. */
    private static byte[] derive(PrivateKey ours, PublicKey theirs, Info info) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(new byte[] {0, 0, 0, 1});
        sha256.update(agreement.generateSecret());
        return Arrays.copyOf(sha256.digest(info.octets()), info.bits() / 8);
    }

    private static byte[] octets(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Test
    void derivesTheKeyOfAppendixC() throws Exception {
        ECKey alice = ECKey.parse(ALICE);
        ECKey bob = ECKey.parse(BOB);
        Info info = new Info("A128GCM", "Alice", "Bob", 128);

        assertThat(derive(alice.toECPrivateKey(), bob.toECPublicKey(), info))
                .isEqualTo(octets("VqqN6vgjbSBcIijNcacQGg"))
                .isEqualTo(derive(bob.toECPrivateKey(), alice.toECPublicKey(), info));
    }

    @Test
    void opensWhatWeSeal() throws Exception {
        Sealing sealing = Sealing.by(SealAlgorithm.ECDH_ES);
        String[] parts = sealing.seal().split("\\.", -1);
        Matcher epk = Pattern.compile("\"epk\":(\\{[^}]*})").matcher(new String(octets(parts[0]), US_ASCII));
        assertThat(epk.find()).isTrue();
        byte[] key = derive(
                sealing.pair().getPrivate(),
                ECKey.parse(epk.group(1)).toECPublicKey(),
                new Info("A256GCM", "", "", 256));

        assertThat(parts[1]).isEmpty();
        Cipher cipher = gcm(Cipher.DECRYPT_MODE, key, parts[0], octets(parts[2]));
        cipher.update(octets(parts[3]));
        assertThat(cipher.doFinal(octets(parts[4]))).isEqualTo(Sealing.SECRET);
    }

    @Test
    void sealsWhatWeOpen() throws Exception {
        Sealing sealing = Sealing.by(SealAlgorithm.ECDH_ES);
        Sealing once = Sealing.by(SealAlgorithm.ECDH_ES);
        byte[] key = derive(once.pair().getPrivate(), sealing.pair().getPublic(), new Info("A256GCM", "", "", 256));
        String header = text(("{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"kid\":\"of-today\",\"typ\":\"secf-secret\","
                        + "\"cty\":\"octet-stream\",\"alias\":\"db\",\"version\":\"7\",\"epk\":"
                        + org.secf.keys.Jwk.of(once.pair().getPublic()).toJson() + "}")
                .getBytes(US_ASCII));
        byte[] vector = new byte[12];
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key, header, vector).doFinal(Sealing.SECRET);
        int content = sealed.length - 16;
        String compact = header + ".." + text(vector) + "." + text(Arrays.copyOf(sealed, content)) + "."
                + text(Arrays.copyOfRange(sealed, content, sealed.length));

        assertThat(told(sealing.open(compact))).isEqualTo("correct horse");
    }

    private static Cipher gcm(int mode, byte[] key, String header, byte[] vector) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, vector));
        cipher.updateAAD(header.getBytes(US_ASCII));
        return cipher;
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
