package org.secf.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.secf.http.Bodies;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Inspection;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MessageGuard;
import org.secf.message.Facts;
import org.secf.message.Vouching;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Believes what a request says of its caller where a proxy proves to have said it, and refuses or hides it otherwise, wherever the request leads. A request
 * that says nothing comes directly, and is left to other mechanisms.
 *
 * @param id the definition's
 * @param fields that say who the caller is
 * @param proofs that are taken; each that is there has to hold
 * @param callers makes a caller of what was said
 * @param inbound what becomes of fields that nobody proves
 */
record TrustedProxyGuard(String id, AssertedFields fields, List<Proof> proofs, AssertedCallers callers, Inbound inbound)
        implements MessageGuard {

    /** Before signatures of clients: what no proxy said shall not use up a nonce. */
    private static final int ORDER = 90;

    TrustedProxyGuard {
        proofs = List.copyOf(proofs);
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public boolean isReplacing() {
        return false;
    }

    @Override
    public Verdict<Inspection> inspect(Request request, Bodies bodies) {
        return fields.in(request)
                .then(present -> present.isEmpty() ? Verdict.accepted(Inspection.NOTHING) : inspect(request, present));
    }

    private Verdict<Inspection> inspect(Request request, Set<String> present) {
        boolean isProved = proofs.stream().anyMatch(proof -> proof.isPresented(request));
        if (!isProved && inbound == Inbound.STRIP) {
            return Verdict.accepted(Inspection.hiding(present));
        }
        return AssertedFields.read(request, present)
                .then(told -> proved(request)
                        .then(proofs -> callers.caller(told, proofs.get(0)).then(caller -> used(proofs, caller))))
                .map(this::believed);
    }

    /** Last of all: what is refused for another reason uses no proof up. */
    private static Verdict<Caller> used(List<Proof.Proved> proofs, Caller caller) {
        return Check.all(
                proofs.stream()
                        .<Check<Caller>>map(proof -> of -> proof.use().claim())
                        .toList(),
                caller);
    }

    /** Before authentication and in trailers, too: nobody else says who the caller is. */
    @Override
    public Optional<Predicate<String>> decidedFields() {
        return Optional.of(fields::isOne);
    }

    /** 401 in place of the usual 400: the message is fine, it is not believed. */
    @Override
    public Reply answer(Request request, Rejection rejection) {
        return Reply.status(401);
    }

    @Override
    public Optional<Mechanism> mechanism() {
        return Optional.of(new TrustedProxyMechanism(id));
    }

    /** All that are there, the one that says most first. */
    private Verdict<List<Proof.Proved>> proved(Request request) {
        List<Proof.Proved> proved = new ArrayList<>();
        for (Proof proof : proofs) {
            if (proof.isPresented(request)) {
                Verdict<Proof.Proved> verdict = proof.prove(request);
                Optional<Rejection> refusal = verdict.fold(
                        one -> {
                            proved.add(one);
                            return Check.HOLDS;
                        },
                        Optional::of);
                if (refusal.isPresent()) {
                    return Verdict.rejected(refusal.get());
                }
            }
        }
        return proved.isEmpty()
                ? Verdict.rejected(
                        ProxyReason.NOT_BY_PROXY,
                        "a proof of a proxy",
                        "none, from " + request.senderAddress().orElse("nowhere"))
                : Verdict.accepted(proved);
    }

    private Inspection believed(Caller caller) {
        return Inspection.of(Facts.of(new Vouching(id, caller)));
    }
}
