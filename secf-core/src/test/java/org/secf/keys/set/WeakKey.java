package org.secf.keys.set;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.secf.keys.OwnKey;

/** A key pair of 1024 bits, such as nobody makes any more. */
public final class WeakKey {

    private static final String PASSWORD = "changeit";

    private WeakKey() {}

    public static OwnKey make() {
        try {
            Path file = Files.createTempDirectory("weak").resolve("weak.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "weak",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "1024",
                            "-dname",
                            "CN=weak",
                            "-startdate",
                            "2026/04/01",
                            "-validity",
                            "90",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            keytool.waitFor();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
            Files.delete(file);
            return new OwnKey((PrivateKey) store.getKey("weak", PASSWORD.toCharArray()), List.of((X509Certificate)
                    store.getCertificate("weak")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
