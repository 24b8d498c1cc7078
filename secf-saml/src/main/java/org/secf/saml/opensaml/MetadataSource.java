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
 * @param isHere whether it came from this machine itself, as a file or by loopback; only then may it have our server call this machine
 */
public record MetadataSource(String location, Consumer<String> leftOut, boolean isHere) {

    /** For errors alone. */
    public MetadataSource(String location) {
        this(location, part -> {}, false);
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
