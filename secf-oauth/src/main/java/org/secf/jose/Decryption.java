package org.secf.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.Curve;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKey;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealReason;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** Content and header authenticated by the key, then judged by what they are for. */
final class Decryption {

    private Decryption() {}

    static Verdict<Opened> open(SealedMessage message, SealExpectation expected) {
        OpeningKey key = message.key().orElseThrow();
        byte[] content;
        try {
            content = decrypt(message, key);
        } catch (ParseException | IllegalArgumentException unreadable) {
            return Verdict.rejected(
                    SealReason.SEAL_MALFORMED, "header parameters as RFC 7516 §4 has them", unreadable.toString());
        } catch (JOSEException | ProviderException broken) {
            return Verdict.rejected(SealReason.SEAL_BROKEN, "what was sealed to " + key.keyId(), broken.toString());
        }
        Verdict<Opened> verdict = Check.all(PurposeChecks.of(expected), message)
                .map(judged -> new Opened(content, key.keyId(), parameters(judged, expected), judged.text("cty")));
        if (verdict.rejection().isPresent()) {
            Arrays.fill(content, (byte) 0);
        }
        return verdict;
    }

    private static byte[] decrypt(SealedMessage message, OpeningKey key) throws ParseException, JOSEException {
        CompactParts parts = message.parts();
        byte[] aad = parts.header().toString().getBytes(StandardCharsets.US_ASCII);
        return decrypter(key)
                .decrypt(
                        message.joseHeader(),
                        parts.sentKey().orElse(null),
                        parts.vector(),
                        parts.cipherText(),
                        parts.tag(),
                        aad);
    }

    /** The curve is named beside the key, because a key in hardware does not tell. */
    private static JWEDecrypter decrypter(OpeningKey key) throws JOSEException {
        return switch (key.algorithm()) {
            case ECDH_ES, ECDH_ES_A256KW ->
                inToken(key, new ECDHDecrypter((PrivateKey) key.key(), Set.of(), Curve.P_256));
            case RSA_OAEP_256 -> inToken(key, new RSADecrypter((PrivateKey) key.key()));
            case DIR -> new DirectDecrypter((SecretKey) key.key());
        };
    }

    /** Where the key lives in a token, only its provider can use it. */
    private static JWEDecrypter inToken(OpeningKey key, JWEDecrypter decrypter) {
        key.token().ifPresent(decrypter.getJCAContext()::setKeyEncryptionProvider);
        return decrypter;
    }

    private static Map<String, String> parameters(SealedMessage message, SealExpectation expected) {
        Map<String, String> found = new HashMap<>(expected.exact());
        expected.present().forEach(name -> message.text(name).ifPresent(value -> found.put(name, value)));
        return found;
    }
}
