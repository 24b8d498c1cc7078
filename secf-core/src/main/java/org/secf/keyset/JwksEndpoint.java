package org.secf.keyset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.keys.Jwk;
import org.secf.keys.JwkSet;
import org.secf.keys.JwkUse;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;

/**
 * Publishes the public halves of a key set (RFC 7517 §5): every key by which a signature of ours may be good now or soon, and the one that others are to
 * encrypt to.
 */
final class JwksEndpoint implements Endpoint {

    private final String path;
    private final Keys keys;
    private final Clock clock;
    private final Duration maxAge;
    private volatile Published last = Published.of(List.of(), Optional.empty());

    /**
     * An endpoint.
     *
     * @param path below the application
     * @param keys the key set
     * @param clock decides which keys are published
     * @param maxAge how long others may keep the answer
     */
    JwksEndpoint(String path, Keys keys, Clock clock, Duration maxAge) {
        this.path = path;
        this.keys = keys;
        this.clock = clock;
        this.maxAge = maxAge;
    }

    @Override
    public Set<String> addresses() {
        return Set.of(path);
    }

    @Override
    public EndpointAnswer answer(Request request) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return EndpointAnswer.of(
                isRead
                        ? Reply.text(200, JwkSet.MEDIA_TYPE, document())
                                .with("Cache-Control", "public, max-age=" + maxAge.toSeconds())
                        : Reply.status(405).with("Allow", "GET, HEAD"));
    }

    /** Written anew only where the store or the time changed which keys are published. */
    private String document() {
        KeySet set = keys.current();
        Instant now = clock.instant();
        Published published = last;
        List<Member> verifying = set.verifying(now);
        Optional<Member> encryption = set.encryptTo(now);
        if (!published.verifying().equals(verifying) || !published.encryption().equals(encryption)) {
            published = Published.of(verifying, encryption);
            last = published;
        }
        return published.document();
    }

    /** The document, and the keys that it was written for. */
    private record Published(List<Member> verifying, Optional<Member> encryption, String document) {

        static Published of(List<Member> verifying, Optional<Member> encryption) {
            // One key may stand in the set twice, by mistake; its id is the same then, and readers refuse a list that
            // has it twice.
            Map<String, Jwk> published = new LinkedHashMap<>();
            verifying.forEach(member -> published.put(member.id(), jwk(member, JwkUse.SIGNATURE)));
            encryption.ifPresent(member -> published.putIfAbsent(member.id(), jwk(member, JwkUse.ENCRYPTION)));
            String document =
                    new JwkSet(List.copyOf(published.values())).toJson().toString();
            return new Published(verifying, encryption, document);
        }
    }

    private static Jwk jwk(Member member, JwkUse use) {
        Jwk named = new Jwk(
                member.key().publicKey(),
                Optional.of(member.id()),
                Optional.of(use),
                Optional.empty(),
                Optional.empty());
        return named.withCertificate(member.key().certificate());
    }
}
