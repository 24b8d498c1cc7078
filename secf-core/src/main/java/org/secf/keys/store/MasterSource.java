package org.secf.keys.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.secf.keys.Secret;
import org.secf.keys.SecretFile;
import org.secf.settings.ConfigurationException;
import org.secf.verdict.Verdict;

/**
 * Where the master secret of a store comes from: outside the deployed archive, and outside the configuration. It is read anew each time, and wiped after
 * use.
 *
 * @param location {@code file:/path} (permissions checked), {@code env:NAME}, or {@code systemd:NAME} in the directory that systemd gives a service
 * @param environment the process's variables
 * @param masks what can read masked passwords
 */
public record MasterSource(String location, Function<String, Optional<String>> environment, List<MasterMask> masks)
        implements Master {

    /** What a location may be. */
    public static final String EXPECTED = "file:/path, env:NAME or systemd:NAME";

    private static final String SETTING = "master secret";
    private static final String FILE = "file:";
    private static final String VARIABLE = "env:";
    private static final String SYSTEMD = "systemd:";
    private static final String SYSTEMD_DIRECTORY = "CREDENTIALS_DIRECTORY";
    private static final String MASK = "MASK-";

    public MasterSource {
        masks = List.copyOf(masks);
    }

    @Override
    public Verdict<Secret> open() {
        if (location.startsWith(FILE)) {
            return file(() -> SecretFile.read(SETTING, location));
        }
        if (location.startsWith(VARIABLE)) {
            String name = location.substring(VARIABLE.length());
            return environment
                    .apply(name)
                    .map(text -> unmasked(text.getBytes(StandardCharsets.UTF_8), masks))
                    .orElseGet(() -> missing("the environment variable " + name, "none"));
        }
        if (location.startsWith(SYSTEMD)) {
            return systemd(location.substring(SYSTEMD.length()));
        }
        return missing(EXPECTED, "another kind of location");
    }

    private Verdict<Secret> systemd(String name) {
        if (!name.matches("[A-Za-z0-9_.-]+") || name.startsWith(".")) {
            return missing("systemd: and the name of a credential", name);
        }
        return environment
                .apply(SYSTEMD_DIRECTORY)
                .map(directory -> file(() -> SecretFile.readCredential(SETTING, Path.of(directory, name))))
                .orElseGet(() -> missing(
                        "a service that systemd starts with LoadCredential=" + name + ":/path",
                        "no variable " + SYSTEMD_DIRECTORY));
    }

    private Verdict<Secret> file(Supplier<byte[]> file) {
        try {
            return unmasked(withoutLineEnd(file.get()), masks);
        } catch (ConfigurationException | InvalidPathException e) {
            return missing("a readable file that is its owner's alone", String.valueOf(e.getMessage()));
        }
    }

    /** Editors end a file with a line feed that is no part of the password. */
    private static byte[] withoutLineEnd(byte[] octets) {
        int end = octets.length;
        while (end > 0 && (octets[end - 1] == '\n' || octets[end - 1] == '\r')) {
            end--;
        }
        byte[] kept = Arrays.copyOf(octets, end);
        Arrays.fill(octets, (byte) 0);
        return kept;
    }

    /** What the octets are, or hide behind a mask; {@code octets} are zero afterwards where they are the secret. */
    static Verdict<Secret> unmasked(byte[] octets, List<MasterMask> masks) {
        if (octets.length == 0) {
            return missing("a secret", "nothing");
        }
        String start = new String(octets, 0, Math.min(octets.length, MASK.length()), StandardCharsets.ISO_8859_1);
        if (!start.equals(MASK)) {
            return Verdict.accepted(Secret.taking(octets));
        }
        String masked = new String(octets, StandardCharsets.UTF_8);
        return masks.stream()
                .flatMap(mask -> mask.unmask(masked).stream())
                .findFirst()
                .map(Verdict::accepted)
                .orElseGet(() -> missing(
                        "a masked password MASK-…;salt;iterations and secf-elytron on the class path",
                        "a mask that nothing here can read"));
    }

    private static Verdict<Secret> missing(String expected, String received) {
        return Verdict.rejected(StoreReason.NO_MASTER_SECRET, expected, received);
    }
}
