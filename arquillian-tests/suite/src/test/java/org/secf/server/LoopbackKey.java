package org.secf.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key by which a server on loopback proves itself in TLS, with a certificate of its own, by keytool. */
public final class LoopbackKey {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final String name;
    private final KeyStore store;
    private final Path certificateFile;

    private LoopbackKey(String name, KeyStore store, Path certificateFile) {
        this.name = name;
        this.store = store;
        this.certificateFile = certificateFile;
    }

    /** Makes one anew. */
    public static LoopbackKey make(String name) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(Site.folder());
        Path file = folder.resolve("loopback-" + name + ".p12");
        Files.deleteIfExists(file);
        run(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:" + Site.HOST,
                "-ext",
                "bc:c=ca:true",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        Path certificate = folder.resolve("loopback-" + name + ".pem");
        return new LoopbackKey(
                name, store, Files.writeString(certificate, pem((X509Certificate) store.getCertificate(name))));
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A certificate as files have it. */
    public static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(text);
    }

    /** For whoever is to believe it. */
    public Path certificateFile() {
        return certificateFile;
    }

    /** The public half. */
    public PublicKey publicKey() {
        try {
            return store.getCertificate(name).getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a server. */
    public SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
