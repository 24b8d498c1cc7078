package org.secf.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Files that options name, bounded; relative paths begin in the working directory and, in a batch, also beside the batch's file. */
final class Sources {

    private static final int LARGEST = 16 * 1024 * 1024;

    private final InputStream standardInput;
    private final Optional<Path> beside;

    Sources(InputStream standardInput, Optional<Path> beside) {
        this.standardInput = standardInput;
        this.beside = beside;
    }

    /** Where a relative name leads. */
    Path path(VerifyOption option, String name) throws UnusableException {
        try {
            Path path = Path.of(name);
            Optional<Path> sibling = beside.map(folder -> folder.resolve(path)).filter(Files::exists);
            return Files.exists(path) ? path : sibling.orElse(path);
        } catch (InvalidPathException e) {
            throw new UnusableException(option.dashes() + ": expected a file, found " + name, e);
        }
    }

    /** The content of the response's file; {@code -} is standard input. */
    byte[] response(String name) throws UnusableException {
        try {
            return name.equals("-") ? bounded(standardInput, name) : read(path(VerifyOption.FILE, name));
        } catch (IOException e) {
            throw unreadable("the response", name, e);
        }
    }

    /** The content of a file that an option names. */
    byte[] file(VerifyOption option, String name) throws UnusableException {
        try {
            return read(path(option, name));
        } catch (IOException e) {
            throw unreadable(option.dashes(), name, e);
        }
    }

    private static UnusableException unreadable(String what, String name, IOException e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
        return new UnusableException(what + ": cannot read " + name + ": " + why, e);
    }

    private static byte[] read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return bounded(in, path.toString());
        }
    }

    private static byte[] bounded(InputStream in, String name) throws IOException {
        byte[] octets = in.readNBytes(LARGEST + 1);
        if (octets.length > LARGEST) {
            throw new IOException(name + " is larger than " + LARGEST + " bytes");
        }
        return octets;
    }
}
