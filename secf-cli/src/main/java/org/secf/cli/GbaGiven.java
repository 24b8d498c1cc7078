package org.secf.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.keys.Secret;
import org.secf.keys.SecretFile;
import picocli.CommandLine.ParseResult;

/** What was given to a command around bootstrapped keys, typed. No message repeats a value that may be a key. */
record GbaGiven(ParseResult parsed) {

    private static final String FILE = "file:";
    private static final int LARGEST = 1 << 20;

    Optional<String> find(GbaOption option) {
        return Optional.ofNullable(parsed.<@Nullable String>matchedOptionValue(option.dashes(), null));
    }

    boolean has(GbaOption option) {
        return find(option).isPresent();
    }

    String text(GbaOption option) throws UnusableException {
        return find(option)
                .orElseThrow(() -> new UnusableException(option.dashes() + ": expected a text, found nothing"));
    }

    byte[] octets(GbaOption option) throws UnusableException {
        return parsed(option, text(option));
    }

    /** Octets; the caller closes them. */
    Secret secret(GbaOption option) throws UnusableException {
        return Secret.taking(parsed(option, secretText(option)));
    }

    /** A text as UTF-8; the caller closes it. */
    Secret password(GbaOption option) throws UnusableException {
        return Secret.taking(secretText(option).toCharArray());
    }

    /** A text, since whoever has it in the shell's history has it in memory, too. */
    private String secretText(GbaOption option) throws UnusableException {
        String text = text(option);
        if (!text.startsWith(FILE)) {
            return text;
        }
        byte[] content = SecretFile.read(option.dashes(), text);
        try {
            return new String(content, StandardCharsets.UTF_8).strip();
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** Empty content where no file was given. */
    byte[] content(GbaOption option) throws UnusableException {
        if (!has(option)) {
            return new byte[0];
        }
        try {
            Path file = Path.of(text(option));
            if (Files.size(file) > LARGEST) {
                throw new UnusableException(option.dashes() + ": expected at most " + LARGEST + " octets, found more");
            }
            return Files.readAllBytes(file);
        } catch (IOException | InvalidPathException e) {
            throw new UnusableException(option.dashes() + ": cannot read the file: " + e, e);
        }
    }

    private static byte[] parsed(GbaOption option, String text) throws UnusableException {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(option.dashes() + ": expected hexadecimal digits, found something else", e);
        }
    }
}
