package org.secf.tls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.function.IntPredicate;
import javax.net.ssl.SSLException;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Calls other servers for what keys and trust depend on: metadata, key sets, tokens, bootstrapped keys. By https, as a {@link TlsPolicy} says; by http
 * only to this machine itself. Redirects are not followed, and there are no cookies, no caches and no second tries of a POST.
 *
 * <p>May be kept and used by many threads; it holds threads and connections of its own until nobody refers to it any more.
 */
public final class Outbound {

    private static final int HTTPS_PORT = 443;
    private static final Object NOBODY = "nobody vouches for servers";

    private final TlsPolicy policy;
    private final OutboundLimits limits;
    private final boolean isOpen;
    private volatile Connections connections;

    /** Those that were made while the same was said of servers. */
    private record Connections(Object state, BoundedCall call) {}

    public Outbound(TlsPolicy policy, OutboundLimits limits) {
        this(policy, limits, false);
    }

    private Outbound(TlsPolicy policy, OutboundLimits limits, boolean isOpen) {
        this.policy = policy;
        this.limits = limits;
        this.isOpen = isOpen;
        this.connections = connections(state());
    }

    private Object state() {
        return policy.voucher().map(ServerVoucher::state).orElse(NOBODY);
    }

    private Connections connections(Object state) {
        HttpClient client = TlsClient.of(policy, limits.connect(), new ProxyForTls(isOpen));
        return new Connections(state, new BoundedCall(client, limits.whole(), limits.maxBytes()));
    }

    /** A connection, or a session of TLS, by a key that is not vouched for any more is not used again. */
    private BoundedCall call() {
        Connections known = connections;
        Object state = state();
        if (!known.state().equals(state)) {
            known = connections(state);
            connections = known;
        }
        return known.call();
    }

    /**
     * One that calls http everywhere too: only for answers that are signed in themselves and questions that are no secret, such as those of certificate
     * status (RFC 6960 §A.1). Whoever uses it verifies that signature.
     */
    public static Outbound forSignedAnswers(TlsPolicy policy, OutboundLimits limits) {
        return new Outbound(policy, limits, true);
    }

    /** The authorities of the Java platform, the usual limits. */
    public static Outbound platform() {
        return new Outbound(TlsPolicy.platform(), OutboundLimits.USUAL);
    }

    /** Whether we call that address; refused with a {@link TlsReason} where it is neither https nor this machine. */
    public static Optional<Rejection> refuse(URI address) {
        return Addresses.refuse(address, false);
    }

    /** Asks, and waits for the whole answer; rejections are {@link TlsReason}s. */
    public Verdict<Fetched> send(Question question) {
        return call(question, question.expected()::contains).then(response -> judged(question, response));
    }

    /**
     * Asks, and takes the whole answer of whatever status: errors, too, and redirects, which are not followed. For callers that verify answers themselves;
     * rejections are {@link TlsReason}s.
     */
    public Verdict<Fetched> exchange(Question question) {
        return call(question, status -> true).map(Outbound::fetched);
    }

    private Verdict<HttpResponse<byte[]>> call(Question question, IntPredicate isWanted) {
        Optional<Rejection> refusal =
                Addresses.refuse(question.address(), isOpen).or(() -> unvouched(question.address()));
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        BoundedCall call = call();
        try {
            return Verdict.accepted(call.send(question.written(call.request(question.address())), isWanted));
        } catch (IOException e) {
            return Verdict.rejected(rejection(e));
        }
    }

    /** Asked for each call, and not for each handshake alone: what was said of a server may have ended since its connection was made. */
    private Optional<Rejection> unvouched(URI address) {
        if (policy.voucher().isEmpty() || !"https".equalsIgnoreCase(address.getScheme())) {
            return Check.HOLDS;
        }
        String host = address.getHost();
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        return policy.voucher()
                .get()
                .keys(
                        isBracketed ? host.substring(1, host.length() - 1) : host,
                        address.getPort() < 0 ? HTTPS_PORT : address.getPort())
                .rejection();
    }

    private static Fetched fetched(HttpResponse<byte[]> response) {
        return new Fetched(response);
    }

    private static Verdict<Fetched> judged(Question question, HttpResponse<byte[]> response) {
        if (question.expected().contains(response.statusCode())) {
            return Verdict.accepted(fetched(response));
        }
        String received = response.statusCode() + " from " + Addresses.shown(question.address());
        if (response.statusCode() / 100 != 3) {
            return Verdict.rejected(TlsReason.BAD_STATUS, "one of " + question.expected(), received);
        }
        String target = response.headers().firstValue("Location").orElse("nowhere");
        return Verdict.rejected(
                TlsReason.REDIRECTED, "an answer at the configured address", received + " to " + target);
    }

    private Rejection rejection(IOException failure) {
        Optional<Rejection> peer = PeerRefusal.in(failure).map(PeerRefusal::rejection);
        String received = String.valueOf(failure.getMessage());
        if (peer.isPresent()) {
            return new Rejection(peer.get().reason(), peer.get().expected(), received);
        }
        if (Causes.first(failure, TooLarge.class).isPresent()) {
            return new Rejection(TlsReason.TOO_LARGE, "at most " + limits.maxBytes() + " bytes", received);
        }
        if (Causes.first(failure, HttpTimeoutException.class).isPresent()) {
            return new Rejection(TlsReason.TIMED_OUT, "a whole answer within " + limits.whole(), received);
        }
        return Causes.first(failure, SSLException.class).isPresent()
                ? new Rejection(TlsReason.HANDSHAKE_FAILED, "TLS 1.2 or 1.3 with one of our suites", received)
                : new Rejection(TlsReason.UNREACHABLE, "an answer", received);
    }
}
