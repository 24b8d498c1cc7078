package org.secf.tls.testing;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.TestKeys;

/**
 * A key and its certificate, by which a server or client proves itself today.
 *
 * @param above sent along
 */
public record Identity(X509Certificate certificate, KeyPair keys, Optional<X509Certificate> above) {

    public Identity(X509Certificate certificate, KeyPair keys) {
        this(certificate, keys, Optional.empty());
    }

    private static final char[] PASSWORD = "in memory".toCharArray();

    public static Draft today(Draft draft) {
        Instant now = Instant.now();
        return draft.valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    }

    public static Authority authority(String name) {
        return Authority.root(name, Identity::today);
    }

    /** A server on this machine. */
    public static Identity server(Authority authority) {
        return server(authority, TestKeys.ec(), draft -> draft);
    }

    public static Identity server(Authority authority, KeyPair keys, UnaryOperator<Draft> change) {
        X509Certificate certificate = authority.bare(
                "CN=localhost",
                draft -> change.apply(today(draft.keys(keys))
                        .usage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)
                        .purposes(KeyPurposeId.id_kp_serverAuth)
                        .names(
                                new GeneralName(GeneralName.dNSName, "localhost"),
                                new GeneralName(GeneralName.iPAddress, "127.0.0.1"))));
        return new Identity(certificate, keys);
    }

    public static Identity client(Authority authority, String name) {
        KeyPair keys = TestKeys.ec();
        return new Identity(authority.client(name, draft -> today(draft.keys(keys))), keys);
    }

    public List<KeyManager> managers() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            X509Certificate[] chain =
                    Stream.concat(Stream.of(certificate), above.stream()).toArray(X509Certificate[]::new);
            store.setKeyEntry("own", keys.getPrivate(), PASSWORD, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
            factory.init(store, PASSWORD);
            return List.of(factory.getKeyManagers());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server that lets every client in. */
    public SSLContext context() {
        return context(new TrustManager[] {new Trusting()});
    }

    /** For a server that names this authority to clients, and believes no other. */
    public SSLContext context(Authority ofClients) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("clients", ofClients.certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return context(factory.getTrustManagers());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext context(TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers().toArray(KeyManager[]::new), trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
