package org.secf.elytron;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secf.keys.KeyState;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;

/**
 * The signer of the key that a set says is active. Where a rotation made a key active that tokens cannot be signed with, the former one goes on while others
 * believe it; then nobody is vouched for.
 */
final class FollowedSigner implements Supplier<Optional<TokenSigner>> {

    private final Keys keys;
    private final Clock clock;
    private final Function<Member, TokenSigner> maker;
    private volatile @Nullable Prepared prepared;

    /** Making one costs too much for each request. */
    private record Prepared(Member member, TokenSigner signer) {}

    FollowedSigner(Keys keys, Clock clock, Function<Member, TokenSigner> maker) {
        this.keys = keys;
        this.clock = clock;
        this.maker = maker;
    }

    @Override
    public Optional<TokenSigner> get() {
        return member(keys.current(), clock.instant()).map(this::signer);
    }

    private static Optional<Member> member(KeySet set, Instant now) {
        return Stream.concat(
                        set.signing(now).stream(),
                        set.verifying(now).stream()
                                .filter(member -> member.life().at(now) == KeyState.RETIRING))
                .filter(member -> TokenSigner.takes(member.key().publicKey()))
                .findFirst();
    }

    private TokenSigner signer(Member member) {
        Prepared ready = prepared;
        if (ready == null || !ready.member().id().equals(member.id())) {
            ready = new Prepared(member, maker.apply(member));
            prepared = ready;
        }
        return ready.signer();
    }
}
