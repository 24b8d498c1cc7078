package org.secf.saml.delegation;

import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.saml.model.Credential;
import org.secf.saml.request.MessageSender;

/** Signs by the key of a set that is active, prepared once until a rotation. */
final class AssertionSigner {

    private final Keys keys;
    private final Crypto crypto;
    private final Clock clock;
    private volatile Optional<Prepared> last = Optional.empty();

    private record Prepared(Member member, MessageSender sender) {}

    AssertionSigner(Keys keys, Crypto crypto, Clock clock) {
        this.keys = keys;
        this.crypto = crypto;
        this.clock = clock;
    }

    /** Empty where no key is active that SAML signs with. */
    Optional<MessageSender> current() {
        return keys.current()
                .signing(clock.instant())
                .filter(AssertionSigner::signs)
                .map(this::prepared);
    }

    /** There is no identifier for other kinds (xmldsig-core1 §6.4). */
    static boolean signs(Member member) {
        return member.key().publicKey() instanceof RSAKey || member.key().publicKey() instanceof ECKey;
    }

    private MessageSender prepared(Member member) {
        Optional<Prepared> known =
                last.filter(prepared -> prepared.member().id().equals(member.id()));
        if (known.isPresent()) {
            return known.get().sender();
        }
        Credential credential = new Credential(
                member.key().privateKey(),
                member.key().certificate(),
                member.key().token());
        MessageSender sender = new MessageSender(credential, crypto);
        last = Optional.of(new Prepared(member, sender));
        return sender;
    }
}
