package org.secf.keys;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What was sealed, once it was opened and is for what was expected. Made by a {@link PayloadSeal} and nobody else. */
public final class Opened implements AutoCloseable {

    private final byte[] octets;
    private final String keyId;
    private final Map<String, String> parameters;
    private final Optional<String> contentType;

    /**
     * Takes the octets as they are, without a copy.
     *
     * @param octets the content
     * @param keyId the name of the key that opened it
     * @param parameters the header parameters that were expected, exactly or by name
     * @param contentType the header parameter {@code cty}, as it was expected
     */
    public Opened(byte[] octets, String keyId, Map<String, String> parameters, Optional<String> contentType) {
        this.octets = octets;
        this.keyId = keyId;
        this.parameters = Map.copyOf(parameters);
        this.contentType = contentType;
    }

    /** The same without a content type. */
    public Opened(byte[] octets, String keyId, Map<String, String> parameters) {
        this(octets, keyId, parameters, Optional.empty());
    }

    /** The content itself, not a copy; the caller wipes it, best by {@link #close()}. */
    public byte[] octets() {
        return octets;
    }

    /** What the content is, the header parameter {@code cty}; judged by the opener unless it takes any. */
    public Optional<String> contentType() {
        return contentType;
    }

    /** The name of the key that opened it. */
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
