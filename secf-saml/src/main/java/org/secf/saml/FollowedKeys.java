package org.secf.saml;

import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.keys.KeyState;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.Credential;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.response.PreparedKeys;

/**
 * We, with the keys of a key set. An identity provider that has read our metadata lately knows every key that signs; one that has read it long ago may
 * still encrypt to a key that has retired.
 */
final class FollowedKeys implements OurKeys {

    private final ServiceProvider us;
    private final Keys keys;
    private final boolean isSigning;
    private final Clock clock;
    private final PreparedKeys preparation;
    private volatile Prepared prepared;

    /** The key pairs of one version of the set, in the form that works at once; making it costs too much for each request. */
    private record Prepared(KeySet set, Map<Member, Credential> signing, Map<Member, Credential> opening) {}

    /**
     * Follows.
     *
     * @param us without keys
     * @param isSigning whether our requests are signed
     */
    FollowedKeys(ServiceProvider us, Keys keys, boolean isSigning, MechanismContext context) {
        this.us = us;
        this.keys = keys;
        this.isSigning = isSigning;
        this.clock = context.clock();
        this.preparation = new PreparedKeys(context.crypto());
        this.prepared = prepare(keys.current());
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // the same object until the store changes; comparing keys would cost more than what it
    // saves
    public ServiceProvider now() {
        Prepared ready = prepared;
        KeySet set = keys.current();
        if (ready.set() != set) {
            ready = prepare(set);
            prepared = ready;
        }
        Instant now = clock.instant();
        return new ServiceProvider(
                us.entityId(),
                us.assertionConsumerService(),
                isSigning ? signing(set, ready, now) : Optional.empty(),
                credentials(set.opening(now), ready.opening()),
                new ServiceProvider.Published(
                        isSigning,
                        isSigning ? credentials(set.verifying(now), ready.signing()) : List.of(),
                        credentials(encryptedTo(set, now), ready.opening())));
    }

    /** The active one first, for those who take the first; then those that will be, which open already, so that all have read them when they follow. */
    private static List<Member> encryptedTo(KeySet set, Instant now) {
        return Stream.concat(
                        set.encryptTo(now).stream(),
                        set.opening(now).stream().filter(member -> member.life().at(now) == KeyState.NEXT))
                .toList();
    }

    /** Where a rotation made a key active that SAML cannot sign with, the former one goes on while others believe it. */
    private static Optional<Credential> signing(KeySet set, Prepared ready, Instant now) {
        return Stream.concat(
                        set.signing(now).stream(),
                        set.verifying(now).stream()
                                .filter(member -> member.life().at(now) == KeyState.RETIRING))
                .flatMap(member -> Optional.ofNullable(ready.signing().get(member)).stream())
                .findFirst();
    }

    private static List<Credential> credentials(List<Member> members, Map<Member, Credential> ready) {
        return members.stream()
                .flatMap(member -> Optional.ofNullable(ready.get(member)).stream())
                .toList();
    }

    private Prepared prepare(KeySet set) {
        Map<Member, Credential> signing = new LinkedHashMap<>();
        Map<Member, Credential> opening = new LinkedHashMap<>();
        for (Member member : set.members()) {
            Credential credential = credential(member.key());
            if (member.use() == KeyUse.SIGNING) {
                if (signs(member)) {
                    signing.put(member, credential);
                }
            } else if (member.key().publicKey() instanceof RSAKey) {
                // Assertions are encrypted to RSA; other keys of the set are for others.
                opening.put(member, preparation.of(List.of(credential)).get(0));
            }
        }
        return new Prepared(set, signing, opening);
    }

    /** Whether SAML can sign with it: there is no identifier for other kinds (xmldsig-core1 §6.4). */
    static boolean signs(Member member) {
        return member.key().publicKey() instanceof RSAKey || member.key().publicKey() instanceof ECKey;
    }

    private static Credential credential(OwnKey key) {
        return new Credential(key.privateKey(), key.certificate(), key.token());
    }
}
