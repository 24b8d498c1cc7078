package org.secf.keyset;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.secf.keys.store.MasterSource;
import org.secf.settings.HiddenValueException;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings of a secret store, below {@code secf.store}. */
final class StoreKeys {

    static final Key<Path> LOCATION = Key.required(
            "location", Kind.one("the absolute path of a file", StoreKeys::absolute), "The file of the secret store.");

    static final Key<String> FORMAT = Key.of(
            "format",
            Kind.TEXT,
            "pkcs12",
            "How the store is written: pkcs12, pkcs11, or elytron with secf-elytron on the class path.");

    static final Key<String> MASTER = Key.required(
            "master",
            Kind.one(MasterSource.EXPECTED, StoreKeys::location),
            "Where the master secret of the store comes from: " + MasterSource.EXPECTED + ".");

    static final Key<Duration> POLL = Key.of(
            "poll",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            Duration.ofSeconds(30),
            "How often a running server looks whether the store changed.");

    static final Key<Path> TOKEN_LIBRARY = Key.optional(
            "token-library",
            Kind.one("the absolute path of a file", StoreKeys::absolute),
            "The PKCS#11 library of the token that holds the private keys, such as /usr/lib/softhsm/libsofthsm2.so; for the format pkcs11, whose master secret is the PIN.");

    static final Key<Integer> TOKEN_SLOT = Key.of(
            "token-slot",
            Kind.number(0, 1_000_000),
            0,
            "The place of the token in the library's list of slots, from 0.");

    static final Key<String> ADMINISTRATION_ROLE = Key.optional(
            "administration-role",
            Kind.one("the name of a role", StoreKeys::role),
            "The role of those who may change the store over the network, at secf/stores/NAME in JAX-RS. Nobody may while it is not given.");

    static final List<Key<?>> ALL =
            List.of(LOCATION, FORMAT, MASTER, POLL, TOKEN_LIBRARY, TOKEN_SLOT, ADMINISTRATION_ROLE);

    private StoreKeys() {}

    private static Path absolute(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("relative");
        }
        return path;
    }

    /** Two asterisks stand for everybody who is logged in, one for every role (Jakarta Servlet §13.8). */
    private static String role(String text) {
        if (text.isBlank() || text.equals("*") || text.equals("**")) {
            throw new IllegalArgumentException("no name of a role");
        }
        return text;
    }

    /** So that a secret written here by mistake stops the deployment. */
    private static String location(String text) {
        if (!text.matches("(file|env|systemd):.+")) {
            throw new HiddenValueException("a location");
        }
        return text;
    }
}
