package org.secf.openid;

import java.util.Optional;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Outcome;

/** Logouts of one mechanism, whoever asks for them. */
record Logouts(OpenIdSite.LogoutPaths paths, LogoutStart start, LogoutReturn back, Channels channels) {

    /** What the provider uses. */
    record Channels(FrontChannel front, BackChannel back) {}

    /** The answer, if the request is for one of the addresses. */
    Optional<Outcome> answer(Exchange exchange) {
        Request request = exchange.request();
        String path = request.path();
        if (path.equals(paths.start())) {
            return Optional.of(start.begin(exchange));
        }
        if (path.equals(paths.back())) {
            return Optional.of(back.answer(request));
        }
        if (path.equals(paths.frontChannel())) {
            return Optional.of(channels.front().answer(exchange));
        }
        return path.equals(paths.backChannel()) ? Optional.of(channels.back().answer(request)) : Optional.empty();
    }
}
