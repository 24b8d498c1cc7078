package org.secf.saml.delegation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.FollowedProviders;

/** No key is that of two enablers: by it nobody could tell which of them brings something. Asked at the start, and of whatever their metadata says later. */
final class EnablerKeys {

    private final List<FollowedProviders> enablers = new CopyOnWriteArrayList<>();

    void add(FollowedProviders enabler) {
        enablers.add(enabler);
    }

    /** The same enabler, whose keys are its own. */
    IdentityProvider requireOwn(IdentityProvider read) {
        Set<String> keys = Set.copyOf(read.thumbprints());
        Optional<IdentityProvider> other = enablers.stream()
                .map(followed -> followed.only().orElseThrow())
                .filter(known -> !known.entityId().equals(read.entityId()))
                .filter(known -> known.thumbprints().stream().anyMatch(keys::contains))
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
}
