package org.secf.saml.delegation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.FollowedProviders;

/**
 * No key is that of two enablers at the start: by it nobody could tell which of them brings something. Later whoever publishes a key that another one will use
 * next must not keep that one from it, so it is the key of both then.
 */
final class EnablerKeys {

    private final List<FollowedProviders> enablers = new CopyOnWriteArrayList<>();

    void add(FollowedProviders enabler) {
        enablers.add(enabler);
    }

    /** The same enabler, whose keys are its own when it is read first. */
    IdentityProvider requireOwn(IdentityProvider read) {
        if (known().anyMatch(known -> known.entityId().equals(read.entityId()))) {
            return read;
        }
        Set<String> keys = Set.copyOf(read.thumbprints());
        Optional<IdentityProvider> other = known().filter(
                        known -> known.thumbprints().stream().anyMatch(keys::contains))
                .findFirst();
        if (other.isPresent()) {
            throw new UnusableMetadata(
                    MetadataReason.ENTITY_UNFIT,
                    read.entityId() + " has a key that " + other.get().entityId()
                            + " has, too, so that nobody could tell them apart by it; ask for keys of their own",
                    null);
        }
        return read;
    }

    private Stream<IdentityProvider> known() {
        return enablers.stream().map(followed -> followed.only().orElseThrow());
    }
}
