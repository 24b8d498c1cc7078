package org.secf.confidentiality;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.payload.AssociationKeys;
import org.secf.payload.HpkeKeys;
import org.secf.payload.PayloadKeys;
import org.secf.state.AssociationStore;
import org.secf.state.SecurityAssociation;

/** What opens requests now, prepared once until a rotation. */
final class DecryptionKeys {

    private final Keys sealed;
    private final Keys encapsulated;
    private final Optional<AssociationStore> associations;
    private final Clock clock;
    private volatile Prepared last = new Prepared(List.of(), PayloadKeys.none());

    private record Prepared(List<String> members, PayloadKeys keys) {}

    DecryptionKeys(Keys sealed, Keys encapsulated, Optional<AssociationStore> associations, Clock clock) {
        this.sealed = sealed;
        this.encapsulated = encapsulated;
        this.associations = associations;
        this.clock = clock;
        this.last = new Prepared(List.of(), withAssociations());
    }

    /**
     * Those of the sets that open at this instant, and those of associations.
     *
     * @throws IllegalArgumentException when a key stands in both sets
     */
    PayloadKeys current() {
        Instant now = clock.instant();
        KeySet jwe = sealed.current();
        KeySet hpke = encapsulated.current();
        List<String> members = Stream.concat(
                        jwe.opening(now).stream().map(Member::id),
                        hpke.opening(now).stream().map(member -> "hpke " + member.id()))
                .toList();
        Prepared known = last;
        if (!known.members().equals(members)) {
            known = new Prepared(
                    members, withAssociations().withSealed(jwe, now).withEncapsulated(HpkeKeys.of(hpke, now)));
            last = known;
        }
        return known.keys();
    }

    /** Who else has the key of that name: the peer of an association. Of a pair of ours everybody has the public half. */
    Optional<String> sender(String keyId) {
        return association(keyId).flatMap(SecurityAssociation::peer);
    }

    /** The association of that name, where bodies are taken under associations and there is one. */
    Optional<SecurityAssociation> association(String keyId) {
        return associations.flatMap(store -> store.find(keyId));
    }

    private PayloadKeys withAssociations() {
        return associations
                .map(store -> PayloadKeys.none()
                        .withShared(AssociationKeys.incoming(store))
                        .withSealed(AssociationKeys.incomingSeals(store)))
                .orElseGet(PayloadKeys::none);
    }
}
