package org.secf.elytron.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Arrays;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.X509CertificateChainPrivateCredential;
import org.wildfly.security.credential.X509CertificateChainPublicCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.key.WildFlyElytronKeyProvider;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.ClearPassword;

/** A program that works as WildFly does: Elytron's providers are registered in its JVM. */
final class RegisteredElytron {

    private RegisteredElytron() {}

    /**
     * Reads {@code signing}, {@code partner} and {@code token} from the store in the folder, or puts a key and a certificate of RSA there.
     *
     * @param arguments the folder, and {@code read} or {@code write}
     */
    public static void main(String[] arguments) throws GeneralSecurityException {
        Security.addProvider(WildFlyElytronKeyProvider.getInstance());
        Security.addProvider(WildFlyElytronPasswordProvider.getInstance());
        CredentialStore store = Stores.in(Path.of(arguments[0])).elytron("JCEKS", Stores.MASTER);
        if (arguments[1].equals("read")) {
            System.out.println(Arrays.hashCode(store.retrieve("signing", X509CertificateChainPrivateCredential.class)
                    .getPrivateKey()
                    .getEncoded()));
            System.out.println(store.retrieve("partner", X509CertificateChainPublicCredential.class)
                    .getFirstCertificate()
                    .getSubjectX500Principal());
            System.out.println(new String(store.retrieve("token", PasswordCredential.class)
                    .getPassword(ClearPassword.class)
                    .getPassword()));
        } else {
            OwnKey key = Stores.key(KeyKind.RSA_3072);
            store.store("theirs", new X509CertificateChainPrivateCredential(key.privateKey(), key.certificate()));
            store.store("root", new X509CertificateChainPublicCredential(key.certificate()));
            store.store("word", Credentials.of("of theirs".getBytes(StandardCharsets.UTF_8)));
            store.flush();
        }
    }
}
