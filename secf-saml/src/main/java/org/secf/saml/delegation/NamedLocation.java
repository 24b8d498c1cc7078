package org.secf.saml.delegation;

import java.util.Optional;
import org.secf.saml.provider.MetadataLocation;

/**
 * Where the metadata of somebody is, and who that is.
 *
 * @param entityId as the deployer says; empty where the document says it
 */
record NamedLocation(Optional<String> entityId, MetadataLocation location) {

    static final String EXPECTED = "ENTITY_ID at LOCATION";

    private static final String AT = " at ";

    /**
     * Reads {@link #EXPECTED}, or a location alone.
     *
     * @throws IllegalArgumentException where a part is missing
     */
    static NamedLocation parse(String text) {
        int at = text.lastIndexOf(AT);
        if (at < 0) {
            return new NamedLocation(Optional.empty(), MetadataLocation.of(text, Optional.empty()));
        }
        Optional<String> entityId = Optional.of(text.substring(0, at).strip());
        String location = text.substring(at + AT.length()).strip();
        if (entityId.get().isEmpty() || location.isEmpty()) {
            throw new IllegalArgumentException("expected " + EXPECTED);
        }
        return new NamedLocation(entityId, MetadataLocation.of(location, entityId));
    }

    /** Whether whoever answers there could choose who it is. */
    boolean isUnnamedElsewhere() {
        return entityId.isEmpty() && location.isRemote();
    }
}
