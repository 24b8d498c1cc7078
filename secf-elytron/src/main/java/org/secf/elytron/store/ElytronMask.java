package org.secf.elytron.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.secf.keys.Secret;
import org.secf.keys.store.MasterMask;

/**
 * What {@code elytron-tool mask} writes: {@code MASK-…;salt;iterations}, PBEWithMD5AndDES under a key that everybody knows. Hides a password from a glance and
 * protects it from nobody. Needs the JDK only.
 */
public final class ElytronMask implements MasterMask {

    private static final Pattern FORM = Pattern.compile("MASK-_{0,2}([0-9A-Za-z./]+);([^;]+);([0-9]{1,8})");
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final String ALGORITHM = "PBEWithMD5AndDES";

    /** PicketBox's, and so every mask's. */
    private static final String KNOWN_KEY = "somearbitrarycrazystringthatdoesnotmatter";

    private static final String THEIRS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz./";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** For {@link java.util.ServiceLoader}. */
    public ElytronMask() {}

    @Override
    public Optional<Secret> unmask(String masked) {
        Matcher form = FORM.matcher(masked);
        if (!form.matches()) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(form.group(3));
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            return Optional.empty();
        }
        try {
            byte[] password = decrypted(decoded(form.group(1)), form.group(2), iterations);
            return password.length == 0 ? Optional.empty() : Optional.of(Secret.taking(password));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] decrypted(byte[] octets, String salt, int iterations) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(ALGORITHM).generateSecret(new PBEKeySpec(KNOWN_KEY.toCharArray())),
                new PBEParameterSpec(salt.getBytes(StandardCharsets.UTF_8), iterations));
        return cipher.doFinal(octets);
    }

    /** Base 64 with digits first, filled up with zeros at the front instead of the end. */
    private static byte[] decoded(String text) {
        int missing = (4 - text.length() % 4) % 4;
        StringBuilder base64 = new StringBuilder("A".repeat(missing));
        text.chars().forEach(letter -> base64.append(BASE64.charAt(THEIRS.indexOf(letter))));
        byte[] filled = Base64.getDecoder().decode(base64.toString());
        return java.util.Arrays.copyOfRange(filled, missing, filled.length);
    }
}
