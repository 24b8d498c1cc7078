package org.secf.saml.provider;

import java.time.Instant;
import java.util.Optional;
import org.secf.saml.provider.IdentityProviderMetadata.Described;
import org.secf.saml.provider.MetadataFeed.Good;
import org.secf.verdict.Rejection;

/** What was read last, why the source is not believed since, and when it is asked again. */
record KnownMetadata(Described read, Optional<Good> good, Optional<Rejection> problem, int failures, Instant due) {

    /** Read just now. */
    KnownMetadata(Good good, Instant due) {
        this(good.described(), Optional.of(good), Optional.empty(), 0, due);
    }
}
