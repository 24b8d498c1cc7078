package org.secf.client;

import java.util.List;
import org.secf.signature.RequestedSignature;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Calls a server with signed requests and hands out nothing but proved answers. By https, or http to this machine; redirects are answers and not followed.
 *
 * <p>An answer is kept in memory until its digest held, so it is as long as the {@link org.secf.tls.OutboundLimits} say at most. Safe for many threads at
 * once.
 */
public final class SignedClient {

    private final Outbound outbound;
    private final ExchangeProtection protection;
    private final ClientDemand demand;

    /** Both of whom are made for the servers that are called. Encrypts where the policy of the protection does. */
    public SignedClient(Outbound outbound, ExchangeProtection protection) {
        this(outbound, protection, protection.whole());
    }

    /** Which does no more than is demanded, but proves every answer. */
    SignedClient(Outbound outbound, ExchangeProtection protection, ClientDemand demand) {
        this.outbound = outbound;
        this.protection = protection;
        this.demand = demand;
    }

    /**
     * Sends a request and waits for its answer. Where that says by status 401 which signature is wanted instead, the request is signed so, with a new nonce,
     * and sent once more; one that changes something is so only where the answer itself was proved, else whoever stands between could deliver the first one later.
     *
     * @return an answer of whatever status
     * @throws RefusedExchangeException where the address may not be called, the request cannot be signed, the call fails, or the answer is not proved: with a
     *     {@link org.secf.tls.TlsReason}, or as {@link ExchangeProtection}
     */
    public VerifiedResponse send(ClientRequest request) throws RefusedExchangeException {
        Verdict<VerifiedResponse> answer = protection
                .protect(request, demand)
                .then(signed -> call(signed).then(fetched -> judged(request, signed, fetched)));
        return unlessRefused(answer);
    }

    private Verdict<VerifiedResponse> judged(ClientRequest request, SignedRequest signed, Fetched fetched) {
        Verdict<VerifiedResponse> first = verified(signed, fetched);
        List<String> wanted = fetched.lines(RequestedSignature.FIELD);
        if (!signed.isChallengedBy(fetched.status(), wanted, first.rejection().isEmpty())) {
            return first;
        }
        return protection
                .answer(wanted, request, demand)
                .fold(again -> call(again).then(second -> verified(again, second)), cannot -> first);
    }

    private Verdict<Fetched> call(SignedRequest signed) {
        ClientRequest request = signed.request();
        Question question = Question.of(request.method(), request.address(), request.body());
        for (var field : request.fields().entrySet()) {
            question = question.with(field.getKey(), String.join(", ", field.getValue()));
        }
        return outbound.exchange(question);
    }

    private Verdict<VerifiedResponse> verified(SignedRequest signed, Fetched fetched) {
        return protection.verify(signed, new ReceivedResponse(fetched.status(), fetched::lines, fetched.body()));
    }

    private static VerifiedResponse unlessRefused(Verdict<VerifiedResponse> answer) throws RefusedExchangeException {
        Rejection rejection = answer.rejection().orElse(null);
        if (rejection != null) {
            throw new RefusedExchangeException(rejection);
        }
        return answer.fold(value -> value, refused -> {
            throw new IllegalStateException("a verdict is a value or a rejection");
        });
    }
}
