package org.secf.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.signature.Component;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignaturePolicy;

/**
 * What is asked of the server for its answer (RFC 9421 §5.1). Nobody knows yet whether that will have content, and whether that will be encoded, so it is asked
 * for each; a server signs for the first that fits its answer. More is asked for than is demanded, so that servers whose own rule is stricter can follow.
 */
final class WantedSignatures {

    private static final Component DIGEST = Component.field("content-digest");
    private static final Component TYPE = Component.field("content-type");
    private static final Component CODING = Component.field("content-encoding");
    private static final Component PART = Component.field("content-range");
    private static final Component LOCATION = Component.field("location");

    private WantedSignatures() {}

    /**
     * For the answer to a request with content or without.
     *
     * @param nonce that the answer is to have, whichever of these it is signed for
     */
    static List<RequestedSignature> of(SignaturePolicy answers, Optional<String> nonce, boolean hasBody) {
        RequestedSignature usual = answers.requested("answer", nonce);
        Set<Component> bare = bare(answers, hasBody);
        Set<Component> withContent = new LinkedHashSet<>(bare);
        withContent.addAll(answers.coverage().withContent());
        if (answers.label().isPresent()) {
            return List.of(like(usual, usual.label(), withContent));
        }
        Set<Component> chunked = new LinkedHashSet<>(bare);
        chunked.addAll(AnswerForm.CHUNKED.of(answers.coverage()).withContent());
        Set<Component> coded = new LinkedHashSet<>(withContent);
        coded.addAll(answers.coverage().whenPresent());
        coded.remove(PART);
        return List.of(
                like(usual, "coded", coded),
                like(usual, "answer", withContent),
                like(usual, "part", and(withContent, PART)),
                like(usual, "head-coded", and(bare, TYPE, CODING)),
                like(usual, "head", and(bare, TYPE)),
                like(usual, "moved", and(bare, LOCATION)),
                like(usual, "chunks", chunked),
                like(usual, "bare", bare));
    }

    private static Set<Component> bare(SignaturePolicy answers, boolean hasBody) {
        Set<Component> bare = new LinkedHashSet<>(answers.coverage().always());
        bare.add(Component.QUERY.ofRequest());
        if (hasBody) {
            bare.add(DIGEST.ofRequest());
        }
        return bare;
    }

    private static List<Component> and(Collection<Component> components, Component... more) {
        List<Component> all = new ArrayList<>(components);
        all.addAll(List.of(more));
        return all;
    }

    private static RequestedSignature like(RequestedSignature wanted, String label, Collection<Component> components) {
        return new RequestedSignature(label, List.copyOf(components), wanted.parameters());
    }
}
