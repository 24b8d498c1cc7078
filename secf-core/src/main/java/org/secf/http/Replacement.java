package org.secf.http;

import java.util.Optional;

/**
 * A body that takes the place of another: what was decrypted, or encrypted.
 *
 * @param body the new one
 * @param contentType its media type; empty for that of the old one
 * @param contentEncoding the codings that are still applied to it (RFC 9110 §8.4); empty for none
 */
public record Replacement(Body body, Optional<String> contentType, Optional<String> contentEncoding) {

    public Replacement {
        contentType.ifPresent(value -> requireField("Content-Type", value));
        contentEncoding.ifPresent(value -> requireField("Content-Encoding", value));
    }

    /** Of the old one's media type, without codings. */
    public static Replacement by(Body body) {
        return new Replacement(body, Optional.empty(), Optional.empty());
    }

    /** Of a media type of its own. */
    public Replacement as(String mediaType) {
        return new Replacement(body, Optional.of(mediaType), contentEncoding);
    }

    /** With these codings applied. */
    public Replacement encoded(String codings) {
        return new Replacement(body, contentType, Optional.of(codings));
    }

    /** It may come out of what somebody else encrypted. */
    private static void requireField(String name, String value) {
        if (value.isBlank() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(name + " is visible ASCII, not: " + value);
        }
    }
}
