package org.secf.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.client.SignedRequest.AnswerBinding;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.NonceRule;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SigningPolicy;

/**
 * How requests are signed and which answers are believed.
 *
 * @param requests how they are signed
 * @param answers what their signatures have to cover at least, how young and by which algorithms; the signature of the request that is answered comes on top
 * @param digest by which the content of requests is digested
 * @param encryption of bodies; empty where they are readable
 */
public record ClientPolicy(
        SigningPolicy requests, SignaturePolicy answers, DigestAlgorithm digest, Optional<BodyEncryption> encryption) {

    private static final Component DIGEST = Component.field("content-digest");
    private static final List<Component> TARGET = List.of(
            Component.METHOD.ofRequest(),
            Component.AUTHORITY.ofRequest(),
            Component.PATH.ofRequest(),
            Component.QUERY.ofRequest());
    private static final List<String> CREDENTIALS = List.of("authorization", "cookie");

    /** What the content is, and whether it is encrypted. */
    private static final List<Component> MEANING =
            List.of(Component.field("content-type"), Component.field("content-encoding"));

    private static final Component WANTED = Component.field(RequestedSignature.FIELD.toLowerCase(Locale.ROOT));
    private static final Component ACCEPTED = Component.field("accept-encoding");

    /**
     * Checks that nothing of a message can be exchanged.
     *
     * @throws IllegalArgumentException where requests have no nonce, or the status of answers or the digest, type or coding of content need not be covered
     */
    public ClientPolicy {
        require(requests.nonce(), "requests with a nonce, so that each passes once");
        require(requests.coverage().withContent().contains(DIGEST), "requests that cover content-digest");
        require(answers.coverage().withContent().contains(DIGEST), "answers that cover content-digest");
        require(answers.coverage().always().contains(Component.STATUS), "answers that cover @status");
        for (Component meaning : MEANING) {
            require(covers(answers.coverage(), meaning), "answers that cover " + meaning.name() + " where it is there");
        }
    }

    /** The usual coverage, answers of the last minute, every registered algorithm, SHA-256. */
    public static ClientPolicy usual() {
        return new ClientPolicy(
                SigningPolicy.ofRequests(), SignaturePolicy.ofResponses(), DigestAlgorithm.SHA_256, Optional.empty());
    }

    /** The same that also encrypts. */
    public ClientPolicy encrypting(BodyEncryption other) {
        return new ClientPolicy(requests, answers, digest, Optional.of(other));
    }

    /** The same that believes other answers. */
    public ClientPolicy believing(SignaturePolicy other) {
        return new ClientPolicy(requests, other, digest, encryption);
    }

    /** Requests cover what they want of answers, too: else somebody between could want something else. */
    SigningPolicy signing(ClientDemand demand) {
        Coverage coverage = requests.coverage().and(demand.requests().toArray(Component[]::new));
        Set<Component> whenPresent = new LinkedHashSet<>(coverage.whenPresent());
        whenPresent.add(WANTED);
        whenPresent.add(ACCEPTED);
        return requests.with(new Coverage(coverage.always(), coverage.withContent(), whenPresent));
    }

    /**
     * For the answer to one request. It covers the signature of that, which no other request has, and what that covers; else somebody between could put the
     * signature into a request of his own as one for others, at which the server does not look (RFC 9421 §7.3.7). Where the request has none, it covers all of
     * it, with what the client is known by, and has the nonce that was asked for.
     */
    SignaturePolicy answering(AnswerBinding binding, ClientDemand demand, ClientRequest sent) {
        Coverage coverage = answers.coverage().and(demand.answers().toArray(Component[]::new));
        if (binding.label().isPresent()) {
            String label = binding.label().get();
            return answers.with(coverage.and(ofRequest("signature", label), ofRequest("signature-input", label)));
        }
        Component[] credentials = CREDENTIALS.stream()
                .filter(field -> !sent.lines(field).isEmpty())
                .map(field -> Component.field(field).ofRequest())
                .toArray(Component[]::new);
        Coverage whole = coverage.and(TARGET.toArray(Component[]::new)).and(credentials);
        return answers.with(sent.hasBody() ? whole.and(DIGEST.ofRequest()) : whole)
                .with(NonceRule.REQUIRED);
    }

    private static Component ofRequest(String field, String label) {
        return Component.field(field).member(label).ofRequest();
    }

    private static boolean covers(Coverage coverage, Component component) {
        return Stream.of(coverage.always(), coverage.withContent(), coverage.whenPresent())
                .anyMatch(some -> some.contains(component));
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}
