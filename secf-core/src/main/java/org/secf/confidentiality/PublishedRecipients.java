package org.secf.confidentiality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.jwks.JwksSource;
import org.secf.jwks.PublishedKeys;
import org.secf.keys.Jwk;
import org.secf.payload.PayloadForm;
import org.secf.payload.PayloadRecipient;
import org.secf.verdict.Verdict;

/**
 * Whom responses are encrypted to by published keys.
 *
 * @param application the application's own source, asked first
 * @param sources the addresses of the definition
 * @param forms in which may be sent
 */
record PublishedRecipients(Optional<RecipientKeys> application, List<Source> sources, Set<PayloadForm> forms) {

    /** Whose keys are published somewhere. */
    record Source(String owner, PublishedKeys<List<Jwk>> keys) {}

    static Source source(JwksSource source, PublishedKeys.Schedule schedule) {
        return new Source(
                source.owner(),
                new PublishedKeys<>(source.address(), schedule, (Map<String, Jwk> keys) -> List.copyOf(keys.values())));
    }

    /** The first source that has keys of that name counts; empty where nobody knows any. */
    Optional<Verdict<PayloadRecipient>> of(String name) {
        Stream<List<Jwk>> own = application.stream().map(keys -> keys.of(name));
        Stream<List<Jwk>> fetched = sources.stream()
                .filter(source -> source.owner().equals(name))
                .map(source -> source.keys().current(this::suffice).orElseGet(List::of));
        return Stream.concat(own, fetched)
                .filter(keys -> !keys.isEmpty())
                .findFirst()
                .map(keys -> PayloadRecipient.published(keys, forms));
    }

    private boolean suffice(List<Jwk> keys) {
        return PayloadRecipient.published(keys, forms).rejection().isEmpty();
    }
}
