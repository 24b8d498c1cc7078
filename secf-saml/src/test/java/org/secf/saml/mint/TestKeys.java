package org.secf.saml.mint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.secf.keys.PemFile;
import org.secf.saml.model.Credential;

/** Key pairs that everybody knows; they protect nothing. */
@SuppressWarnings("ImmutableEnumChecker") // Credentials are values, although the checker cannot see it.
public enum TestKeys {
    /** The identity provider's. */
    IDP("idp"),
    /** The identity provider's next. */
    IDP_NEXT("idp-next"),
    /** The identity provider's, on a curve. */
    IDP_EC("idp-ec"),
    /** The identity provider's, too short. */
    WEAK("weak"),
    /** Nobody's whom we know. */
    STRANGER("stranger"),
    /** Ours, to decrypt. */
    SP("sp");

    private final String file;
    private final Credential credential;

    TestKeys(String name) {
        file = name;
        credential = load("/keys/test-only-" + name + ".pem");
    }

    /** The key with that file name. */
    public static TestKeys named(String name) {
        for (TestKeys key : values()) {
            if (key.file.equals(name)) {
                return key;
            }
        }
        throw new IllegalArgumentException("no test key " + name);
    }

    /** Both halves. */
    public Credential credential() {
        return credential;
    }

    /** The secret half. */
    public PrivateKey privateKey() {
        return credential.privateKey();
    }

    /** The public half. */
    public PublicKey publicKey() {
        return credential.certificate().getPublicKey();
    }

    /** The public half in its container. */
    public X509Certificate certificate() {
        return credential.certificate();
    }

    private static Credential load(String resource) {
        try (InputStream in = TestKeys.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            String pem = PemFile.text(in.readAllBytes());
            return new Credential(
                    PemFile.privateKey(pem), PemFile.certificates(pem).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
