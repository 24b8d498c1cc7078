package org.secf.ejb;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;
import org.secf.mechanism.StepUp;

/** What a client that is nobody yet is told by a JAX-RS resource: how to log in, where somebody knows. */
final class Challenge {

    private Challenge() {}

    static Response response() {
        Instance<LoginChallenge> challenges = CDI.current().select(LoginChallenge.class);
        return challenges.isResolvable()
                ? response(challenges.get().reply())
                : Response.status(Response.Status.UNAUTHORIZED)
                        .header("WWW-Authenticate", "SECF")
                        .build();
    }

    /** The same of a caller who is known, but not well enough (RFC 9470 §3); empty where nobody has words for that. */
    static Optional<Response> stepUp(StepUp needed) {
        Instance<LoginChallenge> challenges = CDI.current().select(LoginChallenge.class);
        return challenges.isResolvable() ? challenges.get().stepUp(needed).map(Challenge::response) : Optional.empty();
    }

    private static Response response(Reply reply) {
        Response.ResponseBuilder response = Response.status(reply.status());
        reply.headers().forEach(header -> response.header(header.name(), header.value()));
        byte[] octets = reply.octets();
        return octets.length == 0 ? response.build() : response.entity(octets).build();
    }
}
