package org.secf.keys;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What was sealed, once it was opened and is for what was expected. Made by a {@link PayloadSeal} and nobody else. */
public final class Opened implements AutoCloseable {

    private final byte[] octets;
    private final String keyId;
    private final Map<String, String> parameters;

    /**
     * Takes the octets as they are, without a copy.
     *
     * @param octets the content
     * @param keyId the name of the private key that opened it
     * @param parameters the header parameters that were expected, exactly or by name
     */
    public Opened(byte[] octets, String keyId, Map<String, String> parameters) {
        this.octets = octets;
        this.keyId = keyId;
        this.parameters = Map.copyOf(parameters);
    }

    /** The content itself, not a copy; the caller wipes it, best by {@link #close()}. */
    public byte[] octets() {
        return octets;
    }

    /** The name of the private key that opened it. */
    public String keyId() {
        return keyId;
    }

    /** A header parameter that was expected. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Overwrites the content with zeros. */
    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "Opened[" + keyId + ", " + parameters.keySet() + "]";
    }
}
