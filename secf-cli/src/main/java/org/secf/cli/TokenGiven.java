package org.secf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.keys.Secret;
import org.secf.keys.SecretFile;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;

/** What was given about one token or proof. No message repeats one: they are credentials. */
record TokenGiven(Map<TokenOption, String> texts) {

    private static final int LARGEST = 1024 * 1024;
    private static final int LARGEST_CONTENT = 16 * 1024 * 1024;
    private static final int LONGEST = 256 * 1024;
    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

    TokenGiven {
        texts = Map.copyOf(texts);
    }

    /** These where given, else those of {@code fallback}; a key takes back the fallback's secret, and a secret its key. */
    TokenGiven orElse(TokenGiven fallback) {
        Map<TokenOption, String> merged = new EnumMap<>(TokenOption.class);
        merged.putAll(fallback.texts);
        merged.keySet().removeIf(option -> texts.keySet().stream().anyMatch(option::isRivalOf));
        merged.putAll(texts);
        return new TokenGiven(merged);
    }

    Optional<String> find(TokenOption option) {
        return Optional.ofNullable(texts.get(option)).filter(text -> !text.isBlank());
    }

    String require(TokenOption option) throws UnusableException {
        return find(option)
                .orElseThrow(() -> new UnusableException(option.dashes() + " is missing: " + option.meaning()));
    }

    /** The token or proof itself; standard input is bounded. */
    String subject(TokenOption option, InputStream in) throws UnusableException {
        String text = find(option)
                .orElseThrow(() -> new UnusableException("the " + option.text() + " is missing: " + option.meaning()));
        if (!text.equals("-")) {
            return text;
        }
        try {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UnusableException("cannot read standard input: " + e.getMessage(), e);
        }
    }

    /** The content of a file that is the subject; standard input is bounded, too. */
    byte[] content(TokenOption option, InputStream in) throws UnusableException {
        if (find(option).isEmpty()) {
            throw new UnusableException("the file is missing: " + option.meaning());
        }
        if (find(option).filter("-"::equals).isEmpty()) {
            return file(option, LARGEST_CONTENT);
        }
        try {
            return bounded(in, "standard input", LARGEST_CONTENT);
        } catch (IOException e) {
            throw new UnusableException("cannot read standard input: " + e.getMessage(), e);
        }
    }

    /** What both sides have, and nobody else; the caller closes it. */
    Secret secret() throws UnusableException {
        byte[] text = secretFile(TokenOption.SECRET);
        try {
            return Secret.taking(Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip()));
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--secret: expected a file with one line in base 64", e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** A file that only its owner may read; the caller wipes what was in it. */
    byte[] secretFile(TokenOption option) throws UnusableException {
        return SecretFile.read(option.dashes(), "file:" + require(option));
    }

    byte[] file(TokenOption option) throws UnusableException {
        return file(option, LARGEST);
    }

    private byte[] file(TokenOption option, int largest) throws UnusableException {
        String name = require(option);
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return bounded(in, name, largest);
        } catch (IOException | InvalidPathException e) {
            throw new UnusableException(option.dashes() + ": cannot read " + name + ": " + e, e);
        }
    }

    private static byte[] bounded(InputStream in, String name, int largest) throws IOException, UnusableException {
        byte[] octets = in.readNBytes(largest + 1);
        if (octets.length > largest) {
            throw new UnusableException(name + " is larger than " + largest + " bytes");
        }
        return octets;
    }

    /** Whether a flag was given. */
    boolean has(TokenOption flag) {
        return "true".equals(texts.get(flag));
    }

    Instant at(Instant now) throws UnusableException {
        Optional<String> text = find(TokenOption.AT).or(() -> find(TokenOption.CREATED));
        if (text.isEmpty()) {
            return now;
        }
        try {
            return OffsetDateTime.parse(text.get().strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new UnusableException(
                    "--at: expected an instant with its offset, such as 2026-11-23T10:15:30Z, found " + text.get(), e);
        }
    }

    Duration duration(TokenOption option, Kind<Duration> kind, Duration usual) throws UnusableException {
        Optional<String> text = find(option);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return kind.parse().apply(List.of(text.get().strip()));
        } catch (IllegalArgumentException e) {
            throw new UnusableException(option.dashes() + ": expected " + kind.expected() + ", found " + text.get(), e);
        }
    }

    /** Names with commas or blanks between them; none where nothing is given. */
    List<String> names(TokenOption option) {
        return find(option).stream()
                .flatMap(text -> Stream.of(BETWEEN.split(text)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** By their names in JOSE; none by a shared secret. */
    Set<SignatureAlgorithm> algorithms(Set<SignatureAlgorithm> usual) throws UnusableException {
        Set<SignatureAlgorithm> found = EnumSet.noneOf(SignatureAlgorithm.class);
        for (String name : names(TokenOption.ALGORITHMS)) {
            found.add(SignatureAlgorithm.ofJose(name)
                    .filter(algorithm -> !algorithm.isSymmetric())
                    .orElseThrow(() -> new UnusableException(
                            TokenOption.ALGORITHMS.dashes() + ": expected names such as ES256, found " + name)));
        }
        return found.isEmpty() ? usual : found;
    }

    /** Without what may be a credential. */
    @Override
    public String toString() {
        return texts.keySet().toString();
    }
}
