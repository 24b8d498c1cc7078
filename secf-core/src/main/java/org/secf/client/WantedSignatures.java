package org.secf.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.secf.signature.Component;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignaturePolicy;

/**
 * What is asked of the server for its answer (RFC 9421 §5.1). Nobody knows yet whether that will have content, and whether that will be encoded, so it is asked
 * for each; a server signs for the first that fits its answer. They have one nonce, as one answer comes.
 */
final class WantedSignatures {

    private WantedSignatures() {}

    static List<RequestedSignature> of(SignaturePolicy answers, Optional<String> nonce) {
        RequestedSignature withContent = answers.requested("answer", nonce);
        if (answers.label().isPresent()) {
            return List.of(withContent);
        }
        List<Component> all = new ArrayList<>(withContent.components());
        all.addAll(answers.coverage().whenPresent());
        return List.of(
                like(withContent, "coded", all),
                withContent,
                like(withContent, "bare", answers.coverage().always()));
    }

    private static RequestedSignature like(RequestedSignature wanted, String label, Collection<Component> components) {
        return new RequestedSignature(label, List.copyOf(components), wanted.parameters());
    }
}
