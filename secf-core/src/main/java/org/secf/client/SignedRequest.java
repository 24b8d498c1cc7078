package org.secf.client;

import java.util.List;
import java.util.Optional;
import org.secf.signature.RequestMessage;

/** A request as it has to be sent, octet by octet, and kept to verify what answers it. To be sent once: its nonce passes once. Made by {@link ExchangeProtection} only. */
public final class SignedRequest {

    private static final int UNAUTHORIZED = 401;

    private final ClientRequest request;
    private final RequestMessage message;
    private final ClientDemand demand;
    private final AnswerBinding binding;

    SignedRequest(ClientRequest request, RequestMessage message, ClientDemand demand, AnswerBinding binding) {
        this.request = request;
        this.message = message;
        this.demand = demand;
        this.binding = binding;
    }

    /** With the fields of its signature and its digest, the body encrypted, as far as that is demanded. */
    public ClientRequest request() {
        return request;
    }

    /** What it and its answer have to be protected by. */
    public ClientDemand demand() {
        return demand;
    }

    /**
     * Whether an answer makes us send the request once more, signed as that wants (RFC 9421 §5.2). One that changes something is so only where the answer itself was
     * proved, else whoever stands between could keep the first one back and deliver it later.
     *
     * @param wanted the lines of {@code Accept-Signature} in the answer
     */
    public boolean isChallengedBy(int status, List<String> wanted, boolean isProved) {
        boolean isChallenge = demand.sign() && status == UNAUTHORIZED && !wanted.isEmpty();
        return isChallenge && (isProved || request.isSafe());
    }

    /** The same as signatures see it. */
    RequestMessage message() {
        return message;
    }

    AnswerBinding binding() {
        return binding;
    }

    @Override
    public String toString() {
        return request.toString();
    }

    /**
     * What an answer has to cover or to have, so that it is one to this request.
     *
     * @param label of the request's signature, which no other request has
     * @param nonce that the answer's signature has to have, where the request has no signature
     */
    record AnswerBinding(Optional<String> label, Optional<String> nonce) {}
}
