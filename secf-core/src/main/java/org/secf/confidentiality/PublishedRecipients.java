package org.secf.confidentiality;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.integrity.PublishedKeys;
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
    record Source(String owner, PublishedKeys<Jwk> keys) {}

    /** The first source that has keys of that name counts; empty where nobody knows any. */
    Optional<Verdict<PayloadRecipient>> of(String name) {
        Stream<List<Jwk>> own = application.stream().map(keys -> keys.of(name));
        Stream<List<Jwk>> fetched = sources.stream()
                .filter(source -> source.owner().equals(name))
                .map(source -> source.keys().all());
        return Stream.concat(own, fetched)
                .filter(keys -> !keys.isEmpty())
                .findFirst()
                .map(keys -> PayloadRecipient.published(keys, forms));
    }
}
