package org.secf.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What the parties of the load read at their start: an authority, one key of {@code localhost} for whoever serves or proves itself by TLS, and the key that seals
 * subscribers. Made by openssl, in a folder of their own.
 */
record GbaFiles(Path folder) {

    private static final char[] PASSWORD = "load".toCharArray();
    private static final String SEALING = "5ea1".repeat(16);
    private static final List<String> NEW_KEY =
            List.of("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2");

    /** Makes them. */
    void make() throws IOException, InterruptedException {
        openssl(
                NEW_KEY,
                "-keyout ca.key -out ca.pem -subj /CN=load -addext basicConstraints=critical,CA:TRUE -addext"
                        + " keyUsage=critical,keyCertSign");
        openssl(
                NEW_KEY,
                "-CA ca.pem -CAkey ca.key -keyout host.key -out host.pem -subj /CN=localhost -addext"
                        + " subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE -addext"
                        + " keyUsage=critical,digitalSignature");
        openssl(
                List.of("pkcs12", "-export"),
                "-inkey host.key -in host.pem -out host.p12 -passout pass:" + new String(PASSWORD));
        written("own.pem", Files.readString(path("host.key")) + Files.readString(path("host.pem")));
        written("sealing", SEALING);
    }

    private void openssl(List<String> command, String more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("openssl"));
        words.addAll(command);
        words.addAll(List.of(more.split(" ", -1)));
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(words + ": " + output);
        }
    }

    private void written(String name, String text) throws IOException {
        Path file = path(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    /** As a setting names it. */
    String location(String name) {
        return "file:" + path(name);
    }

    X509Certificate authority() throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(path("ca.pem"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** Of {@code localhost}, believing clients of the authority. */
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(path("host.p12"))) {
            own.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("authority", authority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
