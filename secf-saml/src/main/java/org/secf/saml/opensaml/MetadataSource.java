package org.secf.saml.opensaml;

import org.jspecify.annotations.Nullable;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;

/**
 * Where metadata stands; gives errors their place.
 *
 * @param location for people: without what opens it
 */
public record MetadataSource(String location) {

    /** The metadata cannot be used. */
    public UnusableMetadata error(MetadataReason reason, String problem) {
        return error(reason, problem, null);
    }

    /** The metadata cannot be used. */
    public UnusableMetadata error(MetadataReason reason, String problem, @Nullable Exception cause) {
        return new UnusableMetadata(reason, "identity provider metadata " + location + ": " + problem, cause);
    }
}
