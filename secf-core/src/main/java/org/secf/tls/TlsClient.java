package org.secf.tls;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the platform's client obey a policy. */
final class TlsClient {

    /** In seconds; none is no limit. */
    private static final int SHORTEST_SESSION = 1;

    private TlsClient() {}

    static HttpClient of(TlsPolicy policy, Duration connect, ProxySelector proxies) {
        SSLContext context = context(policy);
        // Redirects are not followed: they could lead to a host that nobody configured.
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies)
                .sslContext(context)
                .sslParameters(parameters(policy, context))
                .build();
    }

    private static SSLContext context(TlsPolicy policy) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust = {new PeerCheck(platform(policy.trustAnchors()), policy.voucher())};
            context.init(policy.clientKeys().toArray(KeyManager[]::new), trust, null);
            if (!policy.clientKeys().isEmpty()) {
                // A resumed session would go on with a key that was rotated away, for a day.
                context.getClientSessionContext().setSessionTimeout(SHORTEST_SESSION);
            }
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the Java platform cannot speak TLS: " + e, e);
        }
    }

    private static SSLParameters parameters(TlsPolicy policy, SSLContext context) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(policy.versions().toArray(String[]::new));
        // Not every provider has every suite, and asking for one that it lacks is an error.
        List<String> known = List.of(context.getSupportedSSLParameters().getCipherSuites());
        parameters.setCipherSuites(
                policy.suites().stream().filter(known::contains).toArray(String[]::new));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setAlgorithmConstraints(new StrongSignatures());
        return parameters;
    }

    /** The platform's checks with these for trust anchors. */
    static X509ExtendedTrustManager trusting(List<X509Certificate> anchors) {
        try {
            return platform(Optional.of(anchors));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the Java platform cannot trust a certificate: " + e, e);
        }
    }

    private static X509ExtendedTrustManager platform(Optional<List<X509Certificate>> anchors)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors.isPresent() ? store(anchors.get()) : null);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("it has no trust manager that compares host names"));
    }

    private static KeyStore store(List<X509Certificate> anchors) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < anchors.size(); i++) {
            store.setCertificateEntry("anchor-" + i, anchors.get(i));
        }
        return store;
    }
}
