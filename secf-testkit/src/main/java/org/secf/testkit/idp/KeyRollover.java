package org.secf.testkit.idp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who the identity provider is at the moment: its keys change while it answers (saml-metadata §2.4.1.1, several keys of one use). */
final class KeyRollover implements Supplier<Identity> {

    private final Home home;
    private final Clock clock;
    private volatile Identity identity;
    private @Nullable Credential announced;

    KeyRollover(Home home, Identity identity, Clock clock) {
        this.home = home;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    public Identity get() {
        return identity;
    }

    synchronized void announce() {
        Credential next = made();
        publish(identity.announcing(next));
        announced = next;
    }

    synchronized void sign() {
        Credential next = announced;
        if (next == null) {
            throw new IllegalStateException("no key is announced, or it signs already");
        }
        identity = identity.signingWith(next);
        announced = null;
    }

    synchronized void withdraw() {
        if (announced != null) {
            throw new IllegalStateException("the announced key does not sign yet");
        }
        publish(Identity.of(identity.baseUrl(), identity.credential()));
    }

    private void publish(Identity next) {
        try {
            PrivateFile.replace(home.metadata(), Metadata.of(next, clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + home.metadata(), e);
        }
        identity = next;
    }

    private Credential made() {
        try {
            return DevelopmentKeys.credential(Home.KEY, new SecureRandom(), clock);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes RSA keys", e);
        }
    }
}
