package org.secf.server.wildfly;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.secf.keys.PemFile;
import org.secf.password.PasswordFile;
import org.secf.password.PasswordHash;
import org.secf.server.Site;
import org.secf.testkit.idp.DevelopmentKeys;
import org.secf.testkit.idp.KeyFiles;

/** Users, and the key by which the first application vouches for them. */
final class FlowFiles {

    private static final String NAME = "callers";

    private FlowFiles() {}

    static String users() {
        return "file:" + Site.folder().resolve("flow-users");
    }

    static String signingKey() {
        return "file:" + Site.folder().resolve(NAME + "-key.pem");
    }

    static String password(String user) {
        return user + "-password";
    }

    /** A fresh key; the server gets the certificate only. */
    static void makeKey(Path serverConfiguration) throws IOException, GeneralSecurityException {
        Files.createDirectories(Site.folder());
        KeyFiles files = DevelopmentKeys.create(Site.folder(), NAME, new SecureRandom(), Clock.systemUTC());
        X509Certificate certificate =
                PemFile.certificates(Files.readString(files.certificate())).get(0);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(NAME, certificate);
        try (OutputStream out = Files.newOutputStream(serverConfiguration.resolve(NAME + ".p12"))) {
            store.store(out, NAME.toCharArray());
        }
    }

    static void writeUsers() {
        Path file = Site.folder().resolve("flow-users");
        String lines = line("alice", List.of("user", "admin")) + "\n" + line("bob", List.of("user")) + "\n";
        try {
            Files.createDirectories(Site.folder());
            Files.writeString(file, lines);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String user, List<String> groups) {
        return PasswordFile.line(user, PasswordHash.of(password(user).toCharArray(), new SecureRandom()), groups);
    }
}
