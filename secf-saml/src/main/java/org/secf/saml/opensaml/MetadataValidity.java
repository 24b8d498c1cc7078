package org.secf.saml.opensaml;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.common.TimeBoundSAMLObject;

/** Until when metadata is believed: the earliest end on the way from a role up to the root (saml-metadata §2.3). */
final class MetadataValidity {

    private MetadataValidity() {}

    /** The end, if there is one; an end that has passed is an error. */
    static Optional<Instant> require(XMLObject role, Instant now, MetadataSource source) {
        Optional<Instant> end = Stream.<XMLObject>iterate(role, element -> element != null, XMLObject::getParent)
                .filter(TimeBoundSAMLObject.class::isInstance)
                .map(element -> Optional.ofNullable(((TimeBoundSAMLObject) element).getValidUntil()))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        end.filter(instant -> !now.isBefore(instant)).ifPresent(instant -> {
            throw source.error("expired: validUntil " + instant + " is "
                    + Duration.between(instant, now).toMinutes() + " minutes before now, " + now
                    + "; download it anew from the identity provider and put it there");
        });
        return end;
    }
}
