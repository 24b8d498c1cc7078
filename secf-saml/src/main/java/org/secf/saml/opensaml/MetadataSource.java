package org.secf.saml.opensaml;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;

/**
 * Where metadata stands; gives errors their place.
 *
 * @param location for people: without what opens it
 * @param leftOut is told what of it is not used
 */
public record MetadataSource(String location, Consumer<String> leftOut) {

    /** Where nobody is told what is left out. */
    public MetadataSource(String location) {
        this(location, part -> {});
    }

    /** A part that cannot be used, and that others can do without. */
    void leaveOut(String part) {
        leftOut.accept(location + ": " + part);
    }

    /** The metadata cannot be used. */
    public UnusableMetadata error(MetadataReason reason, String problem) {
        return error(reason, problem, null);
    }

    /** The metadata cannot be used. */
    public UnusableMetadata error(MetadataReason reason, String problem, @Nullable Exception cause) {
        return new UnusableMetadata(reason, "identity provider metadata " + location + ": " + problem, cause);
    }
}
