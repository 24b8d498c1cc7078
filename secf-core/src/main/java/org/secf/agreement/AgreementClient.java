package org.secf.agreement;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.secf.crypto.Crypto;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.OutboundLimits;
import org.secf.tls.Question;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Verdict;

/** Carries agreements by HTTP: two requests each. Answers are taken up to 16 KiB, and none of them later than the timeout. */
public final class AgreementClient {

    private static final String JSON = "application/json";

    private final Outbound outbound;
    private final URI address;
    private final Crypto crypto;

    /**
     * Talks to one server.
     *
     * @param tls which TLS is spoken, whom we believe, and who we are
     * @param address of the server's agreements; agreements over http are refused unless they are this machine's
     * @param timeout for each of the two answers, up to two minutes
     * @throws IllegalArgumentException when the timeout is another
     */
    public AgreementClient(TlsPolicy tls, URI address, Duration timeout) {
        this(tls, address, timeout, Crypto.jdk());
    }

    /**
     * The same by the providers that were chosen.
     *
     * @throws IllegalArgumentException when the timeout is another
     */
    public AgreementClient(TlsPolicy tls, URI address, Duration timeout, Crypto crypto) {
        this.outbound = new Outbound(tls, new OutboundLimits(timeout, timeout, Message.LONGEST));
        this.address = address;
        this.crypto = crypto;
    }

    /**
     * Agrees with the server.
     *
     * @return an agreement in the state {@link AgreementState#ESTABLISHED}, which whoever asked closes; or refused, with
     *     {@link AgreementReason#CARRIER_FAILED} where the server was not called, is not believed, did not answer or refused
     */
    public Verdict<KeyAgreement> agree(
            AgreementPolicy policy, ClientCredential credential, Clock clock, SecureRandom random) {
        return exchange(Question.get(address))
                .then(offer -> KeyAgreement.begin(policy, offer, clock, crypto))
                .then(agreement -> {
                    Verdict<KeyAgreement> done = agreement
                            .propose(credential, random)
                            .then(message -> exchange(Question.post(address, JSON, message)))
                            .then(agreement::complete)
                            .map(association -> agreement);
                    done.rejection().ifPresent(refused -> agreement.close());
                    return done;
                });
    }

    private Verdict<byte[]> exchange(Question question) {
        return outbound.send(question.with("Accept", JSON))
                .fold(
                        (Fetched answer) -> Verdict.accepted(answer.body()),
                        rejection -> Verdict.rejected(
                                AgreementReason.CARRIER_FAILED,
                                "a message from the server",
                                rejection.reason().name() + ": " + rejection.detail()));
    }
}
