package org.secf.saml;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.secf.keys.OwnKey;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.saml.model.Credential;
import org.secf.saml.model.ServiceProvider;

/** We, with the keys of the moment: those of a key set change while the application runs. */
@FunctionalInterface
interface OurKeys {

    ServiceProvider now();

    /**
     * From a key set. An identity provider that has read our metadata lately knows every key that signs; one that has read it long ago may still encrypt
     * to a key that has retired.
     *
     * @param us with the keys that stay, which are none
     * @param isSigning whether our requests are signed
     */
    static OurKeys following(ServiceProvider us, Keys keys, Clock clock, boolean isSigning) {
        return () -> {
            KeySet set = keys.current();
            var now = clock.instant();
            Optional<Credential> signing =
                    isSigning ? set.signing(now).map(Member::key).map(OurKeys::credential) : Optional.empty();
            return new ServiceProvider(
                    us.entityId(),
                    us.assertionConsumerService(),
                    signing,
                    credentials(set.opening(now)),
                    new ServiceProvider.Published(
                            isSigning ? credentials(set.verifying(now)) : List.of(),
                            credentials(set.encryptTo(now).stream().toList())));
        };
    }

    private static List<Credential> credentials(List<Member> members) {
        return members.stream().map(Member::key).map(OurKeys::credential).toList();
    }

    private static Credential credential(OwnKey key) {
        return new Credential(key.privateKey(), key.certificate(), key.token());
    }
}
