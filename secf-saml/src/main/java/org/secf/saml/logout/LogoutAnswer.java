package org.secf.saml.logout;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.crypto.Crypto;
import org.secf.http.Reply;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.SingleLogout;
import org.secf.saml.request.MessageSender;
import org.secf.saml.request.Outgoing;
import org.secf.saml.soap.SoapEnvelope;
import org.secf.state.RandomText;

/** Answers requests, to nobody but the address that the identity provider's metadata gives. */
final class LogoutAnswer {

    private final LogoutParty party;
    private final Clock clock;
    private final SecureRandom random;
    private final Crypto crypto;

    LogoutAnswer(LogoutParty party, Clock clock, SecureRandom random, Crypto crypto) {
        this.party = party;
        this.clock = clock;
        this.random = random;
        this.crypto = crypto;
    }

    private record Way(LogoutBinding binding, String address) {}

    /** The answer; empty where no key of ours signs now, or the browser has nowhere to bring it to. */
    Optional<Reply> to(Arrival arrival, Status status) {
        Optional<MessageSender> sender = party.us().signing().map(key -> new MessageSender(key, crypto));
        if (arrival.binding() == LogoutBinding.SOAP) {
            return sender.map(by -> Reply.text(
                    200,
                    "text/xml",
                    SoapEnvelope.of(by.signed(LogoutXml.response(
                            head(Optional.empty()), arrival.message().id(), status)))));
        }
        return sender.flatMap(by -> way(arrival.binding()).map(way -> sent(by, way, arrival, status)));
    }

    private Reply sent(MessageSender sender, Way way, Arrival arrival, Status status) {
        Outgoing outgoing = new Outgoing(
                way.address(),
                false,
                LogoutXml.response(
                        head(Optional.of(way.address())), arrival.message().id(), status),
                arrival.relayState());
        return way.binding() == LogoutBinding.REDIRECT
                ? sender.redirect(outgoing)
                : sender.post(outgoing, "Signing out");
    }

    /** By the binding of the request, if it is offered; else by the other that a browser can use. */
    private Optional<Way> way(LogoutBinding asked) {
        Map<LogoutBinding, SingleLogout.Service> services =
                party.provider().singleLogout().services();
        return Stream.of(asked, LogoutBinding.REDIRECT, LogoutBinding.POST)
                .flatMap(
                        binding -> Optional.ofNullable(services.get(binding))
                                .map(service -> new Way(binding, service.responses()))
                                .stream())
                .findFirst();
    }

    private LogoutXml.Head head(Optional<String> destination) {
        return new LogoutXml.Head(
                RandomText.xmlId(random),
                clock.instant(),
                destination,
                party.us().entityId());
    }
}
