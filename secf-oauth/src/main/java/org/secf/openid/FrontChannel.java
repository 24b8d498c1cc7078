package org.secf.openid;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.http.Origin;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;
import org.secf.openid.provider.Provider;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A page of ours in a frame of the provider's logout page (Front-Channel Logout §3): it ends this browser's session, where the provider names that. Nobody else can name
 * it, so that no other page can end it.
 */
record FrontChannel(Provider provider) {

    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"><title>Signed out</title></head><body></body></html>";

    Outcome answer(Exchange exchange) {
        Request request = exchange.request();
        if (!request.method().equals("GET")) {
            return Outcome.replied(Reply.status(405).with("Allow", "GET"));
        }
        return Parameters.parse(request.rawQuery().orElse(""))
                .then(FrontChannel::named)
                .then(this::ofProvider)
                .fold(named -> ended(KeptLogin.read(exchange.details()), named), Outcome::refused);
    }

    private record Named(String issuer, String session) {}

    private static Verdict<Named> named(Parameters query) {
        return query.optional("iss")
                .then(issuer -> query.optional("sid").then(session -> {
                    String by = issuer.map(Parameters.Parameter::value).orElse("");
                    String which = session.map(Parameters.Parameter::value).orElse("");
                    return by.isEmpty() || which.isEmpty()
                            ? Verdict.rejected(OpenIdLogoutReason.SESSION_NOT_NAMED, "iss and sid", "less")
                            : Verdict.accepted(new Named(by, which));
                }));
    }

    private Verdict<Named> ofProvider(Named named) {
        return named.issuer().equals(provider.issuer())
                ? Verdict.accepted(named)
                : Verdict.rejected(OpenIdLogoutReason.OTHER_ISSUER, provider.issuer(), named.issuer());
    }

    /** Browsers that send no cookies in frames have no session here; the provider's call from server to server reaches theirs. */
    private Outcome ended(Optional<KeptLogin> login, Named named) {
        if (login.isEmpty()) {
            return Outcome.replied(page());
        }
        Optional<String> session = login.get().session();
        boolean isMeant = login.get().issuer().equals(named.issuer())
                && session.filter(named.session()::equals).isPresent();
        return isMeant
                ? Outcome.loggedOut(page())
                : Outcome.refused(new Rejection(
                        OpenIdLogoutReason.OTHER_SESSION,
                        "sid " + session.orElse("of none that is named"),
                        named.session()));
    }

    /** By the page on which the provider ends logins, and by nobody else. */
    private Reply page() {
        Stream<Origin> framers = Stream.concat(Origin.of(provider.issuer()).stream(), ending().stream());
        return Reply.text(200, "text/html", PAGE)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors "
                                + framers.map(Origin::toString).distinct().collect(Collectors.joining(" ")));
    }

    private Optional<Origin> ending() {
        return provider.metadata()
                .<Optional<Origin>>fold(
                        metadata -> metadata.endpoints().endSession().flatMap(Origin::of),
                        rejection -> Optional.empty());
    }
}
