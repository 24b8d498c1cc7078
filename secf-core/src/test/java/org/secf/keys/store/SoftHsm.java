package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A token in software that we did not write. Its library reads its configuration once in a process, where a variable of the environment says. */
public final class SoftHsm {

    public static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    public static final String PIN = "canary-1234";

    private static final String VARIABLE = "SOFTHSM2_CONF";
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");

    private SoftHsm() {}

    /** Begins with no token at all; to be called before the library is used. */
    public static void start() {
        Optional<String> configuration = Optional.ofNullable(System.getenv(VARIABLE));
        boolean isThere = Files.isReadable(LIBRARY) && configuration.isPresent();
        if (System.getenv("CI") != null) {
            assertThat(isThere).as("softhsm2, which must not be skipped here").isTrue();
        }
        assumeThat(isThere)
                .as("softhsm2 is installed and " + VARIABLE + " is set")
                .isTrue();
        try {
            Path file = Path.of(configuration.orElseThrow());
            Path tokens = file.resolveSibling("softhsm2-tokens");
            delete(tokens);
            Files.createDirectories(tokens);
            Files.writeString(
                    file, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** A new token; to be called before the library is used, which looks for tokens once. */
    public static Token make(String label) {
        List<String> command = List.of(
                "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "so-" + PIN);
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher slot = SLOT.matcher(said);
            assertThat(slot.find()).as(said).isTrue();
            return new Token(LIBRARY, Token.Numbering.SLOT, Long.parseLong(Objects.requireNonNull(slot.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
