package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** {@code secf digest verify} and {@code secf digest create} (RFC 9530). */
final class ContentDigestVerbs {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final List<String> FIELDS = List.of(ContentDigest.FIELD, ContentDigest.REPRESENTATION_FIELD);

    private ContentDigestVerbs() {}

    static List<TokenVerb> all() {
        TokenVerb verify = new TokenVerb(
                        "verify",
                        "Judges the digests of an HTTP message, Content-Digest and Repr-Digest (RFC 9530).",
                        "Each that is there has to be right, and one has to be. Who wrote it, a digest does not say. Prints one JSON"
                                + " object.",
                        List.of(),
                        TokenOption.MESSAGE,
                        ContentDigestVerbs::verify)
                .showing("digest verify message.http");
        TokenVerb create = new TokenVerb(
                        "create",
                        "Adds a digest to an HTTP message (RFC 9530), and prints it.",
                        "What was in the file stays as it is, octet by octet. In a batch the added fields are told instead.",
                        List.of(TokenOption.DIGEST_ALGORITHM, TokenOption.FIELD),
                        TokenOption.MESSAGE,
                        ContentDigestVerbs::create)
                .showing("digest create --algorithm sha-512 message.http > digested.http");
        return List.of(verify, create);
    }

    private static Answer verify(TokenGiven given, Outside outside) throws UnusableException {
        MessageFile file = SignatureVerbs.file(given, outside);
        boolean isPartOnly = file.isPart()
                && !lines(file, ContentDigest.REPRESENTATION_FIELD).isEmpty();
        JsonObjectBuilder json = JSON.createObjectBuilder().add("verdict", "accepted");
        List<String> judged = FIELDS.stream()
                .filter(field -> !lines(file, field).isEmpty())
                .filter(field -> !isPartOnly || field.equals(ContentDigest.FIELD))
                .toList();
        for (String field : judged.isEmpty() ? List.of(ContentDigest.FIELD) : judged) {
            Verdict<ContentDigest> verdict =
                    ContentDigest.parse(lines(file, field)).then(digest -> digest.verify(file.content(), Crypto.jdk()));
            Optional<Rejection> refusal = verdict.rejection();
            if (refusal.isPresent()) {
                return TokenAnswer.rejected(refusal.get());
            }
            verdict.map(digest -> json.add(small(field), JSON.createArrayBuilder(names(digest))));
        }
        if (isPartOnly) {
            json.add(small(ContentDigest.REPRESENTATION_FIELD), "not judged: the message has a part only");
        }
        return new Answer(false, 0, json.build());
    }

    private static Answer create(TokenGiven given, Outside outside) throws UnusableException {
        MessageFile file = SignatureVerbs.file(given, outside);
        Set<DigestAlgorithm> algorithms = algorithms(given);
        Map<String, String> added = new LinkedHashMap<>();
        for (String field : fields(given)) {
            if (!lines(file, field).isEmpty()) {
                throw new UnusableException("the message has the field " + field + " already");
            }
            if (file.isPart() && field.equals(ContentDigest.REPRESENTATION_FIELD)) {
                throw new UnusableException("expected a whole representation for " + field + ", found a part of one");
            }
            added.put(
                    field,
                    ContentDigest.of(file.content(), algorithms, Crypto.jdk()).text());
        }
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "digested")
                .add("fields", JSON.createObjectBuilder(new LinkedHashMap<>(added)));
        return Answer.made(json.build(), file.with(added).text());
    }

    private static List<String> fields(TokenGiven given) throws UnusableException {
        List<String> wanted = given.names(TokenOption.FIELD);
        List<String> found = FIELDS.stream()
                .filter(field -> wanted.contains(small(field)) || wanted.contains(field))
                .toList();
        if (found.size() != wanted.size()) {
            throw new UnusableException("--field: expected content-digest or repr-digest, found " + wanted);
        }
        return found.isEmpty() ? List.of(ContentDigest.FIELD) : found;
    }

    private static Set<DigestAlgorithm> algorithms(TokenGiven given) throws UnusableException {
        Set<DigestAlgorithm> found = EnumSet.noneOf(DigestAlgorithm.class);
        for (String name : given.names(TokenOption.DIGEST_ALGORITHM)) {
            found.add(Arrays.stream(DigestAlgorithm.values())
                    .filter(algorithm -> algorithm.key().equals(name))
                    .findFirst()
                    .orElseThrow(
                            () -> new UnusableException("--algorithm: expected sha-256 or sha-512, found " + name)));
        }
        return found.isEmpty() ? Set.of(DigestAlgorithm.SHA_256) : found;
    }

    private static List<String> lines(MessageFile file, String field) {
        return file.lines(small(field));
    }

    private static List<String> names(ContentDigest digest) {
        return digest.algorithms().stream().map(DigestAlgorithm::key).toList();
    }

    private static String small(String field) {
        return field.toLowerCase(Locale.ROOT);
    }
}
