package org.secf.client;

import java.util.Optional;
import org.secf.signature.ResponseMessage;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/** Proves the header of an answer: signed for just that request, by the server that was called. */
record AnswerProof(ServerTrust servers, ClientPolicy policy, ClientTools tools) {

    Verdict<VerifiedSignature> prove(SignedRequest sent, ReceivedResponse answer, AnswerForm form) {
        ResponseMessage message = new ResponseMessage(
                answer.status(),
                form.fields(answer),
                answer.trailers(),
                answer.hasContent() || form == AnswerForm.CHUNKED,
                Optional.of(sent.message()));
        SignaturePolicy usual = policy.answering(sent.binding(), sent.demand(), sent.request());
        SignaturePolicy needed = usual.with(form.of(usual.coverage()));
        return new SignatureVerifier(needed, servers.keys(sent.request().address()), tools.clock(), tools.once())
                .verify(message)
                .then(signature -> ofTheServer(sent, signature))
                .then(signature -> bound(sent, signature));
    }

    private Verdict<VerifiedSignature> ofTheServer(SignedRequest sent, VerifiedSignature signature) {
        return servers.refuse(sent.request().address(), signature)
                .map(Verdict::<VerifiedSignature>rejected)
                .orElseGet(() -> Verdict.accepted(signature));
    }

    private static Verdict<VerifiedSignature> bound(SignedRequest sent, VerifiedSignature signature) {
        Optional<String> expected = sent.binding().nonce();
        Optional<String> received = signature.input().nonce();
        return expected.isEmpty() || expected.equals(received)
                ? Verdict.accepted(signature)
                : Verdict.rejected(ClientReason.OTHER_NONCE, "the nonce of this request", received.orElse("none"));
    }
}
