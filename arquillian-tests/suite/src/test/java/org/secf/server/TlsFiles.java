package org.secf.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates for TLS, by openssl: made before the server starts, because it reads them then. */
public final class TlsFiles {

    private static final String SCRIPT = "authority.sh";

    /** Of every key store here. */
    public static final String PASSWORD = "changeit";

    private TlsFiles() {}

    /** Where they are. */
    public static Path folder() {
        return Site.target().resolve("tls");
    }

    /** A file of them, as a setting names it. */
    public static String location(String file) {
        return "file:" + folder().resolve(file);
    }

    /** Makes them anew. */
    public static void create() throws IOException {
        Site.emptied(folder());
        Path script = folder().resolve(SCRIPT);
        try (InputStream in = Objects.requireNonNull(TlsFiles.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.copy(in, script);
        }
        Path output = folder().resolve("output");
        Process process = new ProcessBuilder(
                        "bash",
                        script.toString(),
                        Path.of(System.getProperty("java.home"), "bin/keytool").toString())
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(script + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A client that believes the server, and shows this certificate if it is asked for one. */
    public static HttpClient client(Optional<String> certificate) {
        return HttpClient.newBuilder()
                .sslContext(context(certificate))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Of somebody with this certificate, a client or a server, who believes those of the authority. */
    static SSLContext context(Optional<String> certificate) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store("clients"));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(certificate.map(TlsFiles::keys).orElse(null), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate of the authority. */
    public static X509Certificate authority() {
        try {
            return (X509Certificate) store("clients").getCertificate("authority");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate of somebody. */
    public static X509Certificate certificate(String name) {
        try {
            return (X509Certificate) store(name).getCertificate(name);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate as a proxy tells it (RFC 9440 §2.1). */
    public static String field(String name) {
        try {
            byte[] octets = certificate(name).getEncoded();
            return ":" + Base64.getEncoder().encodeToString(octets) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] keys(String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store(name), PASSWORD.toCharArray());
            return keys.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(String name) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(folder().resolve(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
