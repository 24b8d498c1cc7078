package org.secf.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.secf.keys.KeyUse;
import org.secf.settings.Kind;
import picocli.CommandLine.ParseResult;

/** What was given to a command around a store, typed. */
record StoreGiven(ParseResult parsed) {

    Optional<String> find(StoreOption option) {
        return Optional.ofNullable(parsed.<@Nullable String>matchedOptionValue(option.dashes(), null));
    }

    String require(StoreOption option) throws UnusableException {
        return find(option)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnusableException(option.dashes() + ": expected a text, found nothing"));
    }

    boolean has(StoreOption flag) {
        return parsed.hasMatchedOption(flag.dashes());
    }

    String alias() {
        return parsed.matchedPositionalValue(0, "");
    }

    Path path(StoreOption option) throws UnusableException {
        String text = require(option);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UnusableException(option.dashes() + ": expected a file, found " + text, e);
        }
    }

    /** The version that a change is meant for. */
    OptionalLong version() throws UnusableException {
        Optional<String> text = find(StoreOption.VERSION);
        if (text.isPresent() && !text.get().matches("\\d{1,18}")) {
            throw new UnusableException("--version: expected the number of a version of the store, found " + text.get()
                    + "; secf --version prints the tool's");
        }
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    }

    /** What a key pair is for; trust is no option, because there is no pair then. */
    KeyUse use() throws UnusableException {
        String text = require(StoreOption.USE);
        if (!text.equals(KeyUse.SIGNING.word()) && !text.equals(KeyUse.DECRYPTION.word())) {
            throw new UnusableException("--use: expected signing or decryption, found " + text);
        }
        return KeyUse.of(text);
    }

    <T> T value(StoreOption option, Kind<T> kind, String fallback) throws UnusableException {
        String text = find(option).orElse(fallback);
        try {
            return kind.parse().apply(List.of(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new UnusableException(option.dashes() + ": expected " + kind.expected() + ", found " + text, e);
        }
    }
}
