package org.secf.elytron.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.secf.keys.Secret;
import org.wildfly.security.credential.AlgorithmCredential;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.password.interfaces.ClearPassword;

/** Our secrets as Elytron's credentials, and back. Elytron makes texts of passwords, which nobody can wipe. */
final class Credentials {

    /** The one algorithm of secret keys that Elytron's tool knows. */
    private static final String AES = "AES";

    private Credentials() {}

    /** A password where the octets are a text, because that is what others look for; otherwise a secret key. */
    static AlgorithmCredential of(byte[] octets) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            char[] characters = new char[text.remaining()];
            text.get(characters);
            try {
                return new PasswordCredential(ClearPassword.createRaw(ClearPassword.ALGORITHM_CLEAR, characters));
            } finally {
                Arrays.fill(characters, '\0');
                Arrays.fill(text.array(), '\0');
            }
        } catch (CharacterCodingException e) {
            return new SecretKeyCredential(new SecretKeySpec(octets, AES));
        }
    }

    /** The caller closes it. */
    static Secret secret(AlgorithmCredential credential) {
        if (credential instanceof SecretKeyCredential key) {
            return Secret.taking(key.getSecretKey().getEncoded());
        }
        return Secret.taking(((PasswordCredential) credential)
                .getPassword(ClearPassword.class)
                .getPassword());
    }
}
