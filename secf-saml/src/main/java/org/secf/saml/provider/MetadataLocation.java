package org.secf.saml.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.secf.http.PublicUrl;

/**
 * Where metadata is.
 *
 * @param address what is loaded: an https address, {@code classpath:}, {@code file:} or a path
 */
public record MetadataLocation(String address) {

    private static final String BY_ID = "mdq:";
    private static final String BY_DIGEST = "mdq-sha1:";
    private static final String UNRESERVED = "-._~";

    /**
     * Reads a location. Behind {@code mdq:} stands the base address of a service that answers for single entities (draft-young-md-query §3.2): asked by
     * entity id; behind {@code mdq-sha1:}, asked by its digest (draft-young-md-query-saml §2.1).
     *
     * @param entityId whom such a service is asked for
     * @throws IllegalArgumentException where it is needed and missing
     */
    public static MetadataLocation of(String text, Optional<String> entityId) {
        if (text.startsWith(BY_DIGEST)) {
            return query(text.substring(BY_DIGEST.length()), "{sha1}" + sha1(required(text, entityId)));
        }
        return text.startsWith(BY_ID)
                ? query(text.substring(BY_ID.length()), required(text, entityId))
                : new MetadataLocation(text);
    }

    /** For people: without user and query, which may hold what opens the address. */
    public String shown() {
        return shown(address);
    }

    /** The same of any text that names a place. */
    public static String shown(String place) {
        return place.contains("://")
                ? place.replaceFirst("(?s)://[^/?#]*@", "://").replaceFirst("(?s)[?#].*", "")
                : place;
    }

    /** A text that may name the address, as whoever failed to load it wrote. */
    String hidden(String text) {
        return text.replace(address, shown());
    }

    /** Whether it is on another machine, so that a copy of what was there last is of use. */
    public boolean isRemote() {
        return address.regionMatches(true, 0, "http:", 0, 5) || address.regionMatches(true, 0, "https:", 0, 6);
    }

    /** Whether it is on this machine: a file, a part of the deployment, or an address of loopback. */
    public boolean isHere() {
        return !isRemote() || isLoopback();
    }

    private boolean isLoopback() {
        try {
            return PublicUrl.isLoopback(URI.create(address));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static MetadataLocation query(String base, String id) {
        if (!base.startsWith("https:") && !base.startsWith("http:")) {
            throw new IllegalArgumentException(
                    "expected an https address behind mdq: or mdq-sha1:, found " + shown(base));
        }
        if (base.indexOf('?') >= 0 || base.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "expected a base address without ? and # behind mdq: or mdq-sha1:, found " + shown(base)
                            + " and more; the entity's path is put at its end");
        }
        return new MetadataLocation(base + (base.endsWith("/") ? "" : "/") + "entities/" + encoded(id));
    }

    private static String required(String text, Optional<String> entityId) {
        return entityId.orElseThrow(
                () -> new IllegalArgumentException(shown(text) + " is asked for one entity; name it by idp-entity-id"));
    }

    /** Every octet but the unreserved ones (RFC 3986 §2.1); the service decodes once. */
    private static String encoded(String id) {
        StringBuilder out = new StringBuilder();
        for (byte octet : id.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0;
            out.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return out.toString();
    }

    /** A name, and no protection: the signature protects. */
    private static String sha1(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
