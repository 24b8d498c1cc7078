package org.secf.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.secf.testkit.idp.DevelopmentIdentityProvider;
import org.secf.testkit.idp.DevelopmentKeys;
import org.secf.testkit.idp.KeyFiles;

/**
 * An identity provider that answers, and the enabler's keys.
 *
 * @param folder holds all files, and goes with it
 */
record RunningProvider(
        LocalServer server, Path folder, Path metadataFile, KeyFiles enablerKeys, DevelopmentIdentityProvider provider)
        implements AutoCloseable {

    /**
     * Takes the port, makes the keys, and answers.
     *
     * @param port 0 for any that is free
     */
    static RunningProvider start(int port, TestUsers users) {
        try {
            // Only its owner may look into it.
            Path folder = Files.createTempDirectory("secf-testkit");
            try {
                return start(LocalServer.on(port), folder, users);
            } catch (IOException | GeneralSecurityException | RuntimeException | Error e) {
                delete(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the test's identity provider cannot start: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the test's identity provider cannot make its keys", e);
        }
    }

    private static RunningProvider start(LocalServer server, Path folder, TestUsers users)
            throws IOException, GeneralSecurityException {
        try {
            Path metadata = DevelopmentIdentityProvider.prepare(folder, "http://localhost:" + server.port());
            KeyFiles keys = DevelopmentKeys.create(folder, "enabler", new SecureRandom(), Clock.systemUTC());
            DevelopmentIdentityProvider provider = DevelopmentIdentityProvider.load(folder, users);
            server.serve("/", provider::answer);
            return new RunningProvider(server, folder, metadata, keys, provider);
        } catch (IOException | GeneralSecurityException | RuntimeException | Error e) {
            // An error, too: where the library for certificates is missing, an open port would keep the process alive.
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
