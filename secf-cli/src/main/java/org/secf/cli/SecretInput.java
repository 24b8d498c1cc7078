package org.secf.cli;

import java.io.IOException;
import java.util.Arrays;
import org.secf.keys.Secret;
import org.secf.keys.SecretFile;

/** Takes a secret from a file, the terminal or standard input; never from an argument. */
final class SecretInput {

    private static final int LARGEST = 64 * 1024;

    private SecretInput() {}

    /** The secret; the caller closes it. */
    static Secret read(StoreGiven given, Outside outside) throws UnusableException {
        boolean isTyped = given.find(StoreOption.VALUE_FROM).isEmpty()
                && outside.terminal().isPresent()
                && !given.has(StoreOption.STDIN);
        return isTyped
                ? Secret.taking(new Typed(outside.terminal()).once(StoreOption.STDIN.dashes(), "Value"))
                : passed(given, outside);
    }

    private static Secret passed(StoreGiven given, Outside outside) throws UnusableException {
        byte[] octets = octets(given, outside);
        if (octets.length == 0) {
            throw new UnusableException("expected a value: typed, on standard input, or in the file of --from");
        }
        return Secret.taking(octets);
    }

    private static byte[] octets(StoreGiven given, Outside outside) throws UnusableException {
        if (given.find(StoreOption.VALUE_FROM).isPresent()) {
            return SecretFile.read("--from", "file:" + given.path(StoreOption.VALUE_FROM));
        }
        byte[] octets = standardInput(outside);
        return given.has(StoreOption.BINARY) ? octets : withoutLineEnd(octets);
    }

    private static byte[] standardInput(Outside outside) throws UnusableException {
        try {
            byte[] octets = outside.in().readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                Arrays.fill(octets, (byte) 0);
                throw new UnusableException("standard input: expected at most " + LARGEST + " bytes, found more");
            }
            return octets;
        } catch (IOException e) {
            throw new UnusableException("cannot read standard input: " + e.getMessage(), e);
        }
    }

    /** One line end, which is how text is passed, and no more: others may belong to the value. */
    private static byte[] withoutLineEnd(byte[] octets) {
        int end = octets.length;
        if (end > 0 && octets[end - 1] == '\n') {
            end--;
            if (end > 0 && octets[end - 1] == '\r') {
                end--;
            }
        }
        byte[] kept = Arrays.copyOf(octets, end);
        Arrays.fill(octets, (byte) 0);
        return kept;
    }
}
