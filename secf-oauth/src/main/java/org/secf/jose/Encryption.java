package org.secf.jose;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.SecretKey;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealRecipient;

/** Makes sealed messages. */
final class Encryption {

    private Encryption() {}

    static String seal(SealRecipient recipient, SealHeader header, byte[] plaintext, SecureRandom random) {
        try {
            JWEObject message = new JWEObject(joseHeader(recipient, header), new Payload(plaintext));
            JWEEncrypter encrypter = encrypter(recipient);
            encrypter.getJCAContext().setSecureRandom(random);
            message.encrypt(encrypter);
            return message.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java platform cannot seal to the key " + recipient.keyId(), e);
        }
    }

    private static JWEHeader joseHeader(SealRecipient recipient, SealHeader header) {
        JWEHeader.Builder builder = new JWEHeader.Builder(
                        JWEAlgorithm.parse(recipient.algorithm().joseName()),
                        EncryptionMethod.parse(SealPolicy.ENCRYPTION))
                .keyID(recipient.keyId())
                .type(new JOSEObjectType(header.type()));
        header.contentType().ifPresent(builder::contentType);
        header.parameters().forEach(builder::customParam);
        return builder.build();
    }

    private static JWEEncrypter encrypter(SealRecipient recipient) throws JOSEException {
        return switch (recipient.algorithm()) {
            case ECDH_ES, ECDH_ES_A256KW -> new ECDHEncrypter((ECPublicKey) recipient.key());
            case RSA_OAEP_256 -> new RSAEncrypter((RSAPublicKey) recipient.key());
            case DIR -> new DirectEncrypter((SecretKey) recipient.key());
        };
    }
}
