package org.secf.trusted;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import org.secf.agreement.PreSharedKeys;
import org.secf.gba.naf.BootstrappedPreSharedKeys;
import org.secf.gba.retrieval.AccessTokens;
import org.secf.gba.retrieval.CircuitBreaker;
import org.secf.gba.retrieval.KeySource;
import org.secf.gba.retrieval.RetrievalClient;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.TlsPolicy;

/** Keys that devices have bootstrapped with the network that the file beside this class names. */
@ApplicationScoped
public class NetworkKeys implements PreSharedKeys {

    /** Where it says which network, and where our files are. */
    public static final String FILE = "network.properties";

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final PreSharedKeys keys;

    public NetworkKeys() {
        Properties network = new Properties();
        try (InputStream in = NetworkKeys.class.getResourceAsStream(FILE)) {
            network.load(Objects.requireNonNull(in, FILE));
            Path folder = Path.of(said(network, "folder"));
            Clock clock = Clock.systemUTC();
            KeySource source = new RetrievalClient(
                    URI.create(said(network, "server")),
                    new Outbound(policy(folder), OutboundLimits.USUAL),
                    AccessTokens.NONE,
                    new CircuitBreaker(clock, 5, Duration.ofSeconds(10)));
            this.keys = new BootstrappedPreSharedKeys(source, said(network, "host"), List.of(3L), clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Known> find(String id) {
        return keys.find(id);
    }

    private static String said(Properties network, String name) {
        return Objects.requireNonNull(network.getProperty(name), name);
    }

    private static TlsPolicy policy(Path folder) throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(store(folder.resolve("naf.p12")), PASSWORD);
        X509Certificate authority =
                (X509Certificate) store(folder.resolve("clients.p12")).getCertificate("authority");
        return TlsPolicy.platform().trusting(List.of(authority)).presenting(List.of(own.getKeyManagers()));
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            return store;
        }
    }
}
