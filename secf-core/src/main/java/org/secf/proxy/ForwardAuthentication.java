package org.secf.proxy;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.secf.http.IpAddress;
import org.secf.http.PathPattern;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.CallerEndpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Tells proxies who sends the request that they are about to hand on. Whoever asks directly would get no more than a word about itself, but could carry it
 * past the proxy; so nobody else is answered.
 *
 * @param address below the application, without what follows it
 * @param source tells which request is asked about
 * @param proxies the addresses from which they ask
 * @param identities attributes of callers whose values are identities, too
 */
record ForwardAuthentication(
        String address,
        OriginalSource source,
        Set<InetAddress> proxies,
        List<String> identities,
        AssertionSigner signer)
        implements CallerEndpoint {

    @Override
    public PathPattern path() {
        return new PathPattern(source == OriginalSource.PATH ? address + "/*" : address);
    }

    @Override
    public Verdict<UnaryOperator<Request>> asked(Request request) {
        Optional<String> sender = request.senderAddress();
        return sender.flatMap(IpAddress::find).filter(proxies::contains).isPresent()
                ? source.original(request, address)
                : Verdict.rejected(ProxyReason.NOT_A_PROXY, "one of " + proxies, sender.orElse("nowhere"));
    }

    /** 200 in particular: Envoy takes no other for a yes. */
    @Override
    public EndpointAnswer answer(Request asked, Caller caller) {
        return signer.sign(Assertion.of(caller, identities), asked)
                .fold(headers -> EndpointAnswer.of(Reply.status(200).with(headers)), ForwardAuthentication::unable);
    }

    private static EndpointAnswer unable(Rejection rejection) {
        return EndpointAnswer.refused(Reply.status(503), rejection);
    }
}
