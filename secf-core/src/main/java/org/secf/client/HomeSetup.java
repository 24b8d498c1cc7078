package org.secf.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.visited.HomeStatement;
import org.secf.visited.HomeStatements;
import org.secf.visited.StatementPolicy;
import org.secf.visited.VisitedReason;

/**
 * Turns the settings of a client into what its home says of servers.
 *
 * @param home by which the home is called, and proved
 */
record HomeSetup(ProtectedClientSetup client, ProtectedClient home) {

    private static final int OK = 200;

    HomeStatements read() {
        Settings settings = client.settings();
        URI address = settings.find(ProtectedClientKeys.HOME_STATEMENT)
                .orElseThrow(() -> stop("home-statement is missing: name the address where the home hands it out"));
        boolean hasOthers = settings.find(ProtectedClientKeys.SERVER_KEY_SET).isPresent()
                || !settings.get(ProtectedClientKeys.SERVER_JWKS).isEmpty();
        if (hasOthers) {
            // Two sources would each add whom the other has not vouched for.
            throw stop("home is given, and server-key-set or server-jwks beside it; take one of them");
        }
        requireProved(address);
        return new HomeStatements(
                () -> ask(address),
                policy(settings, address),
                client.context().clock(),
                client.context().crypto());
    }

    private StatementPolicy policy(Settings settings, URI address) {
        try {
            return new StatementPolicy(
                    address.toString(),
                    settings.get(ProtectedClientKeys.ANSWER_CLOCK_SKEW),
                    new StatementPolicy.Times(
                            settings.get(ProtectedClientKeys.HOME_REFRESH),
                            settings.get(ProtectedClientKeys.HOME_MAX_AGE),
                            settings.get(ProtectedClientKeys.HOME_MAX_LIFE)));
        } catch (IllegalArgumentException e) {
            throw stop(String.valueOf(e.getMessage()));
        }
    }

    private void requireProved(URI address) {
        if (!home.abilities().verify()) {
            throw stop("home: the client " + home.name()
                    + " cannot prove answers; set its server-key-set to the home's own certificate");
        }
        Optional<Rejection> refusal = home.protection().refuse(address);
        if (refusal.isPresent()) {
            throw stop("home-statement is at none of the origins of the client " + home.name());
        }
    }

    private Verdict<byte[]> ask(URI address) {
        try {
            VerifiedResponse answer =
                    home.send(ClientRequest.of("GET", address).with("Accept", HomeStatement.MEDIA_TYPE));
            List<String> type = answer.content().contentType();
            return answer.status() == OK && type.equals(List.of(HomeStatement.MEDIA_TYPE))
                    ? Verdict.accepted(answer.body())
                    : Verdict.rejected(
                            VisitedReason.NOT_A_STATEMENT,
                            "200 with " + HomeStatement.MEDIA_TYPE,
                            answer.status() + " with " + type);
        } catch (RefusedExchangeException refused) {
            return Verdict.rejected(refused.rejection());
        }
    }

    private ConfigurationException stop(String why) {
        return new ConfigurationException(client.prefix() + "." + why);
    }
}
