package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.http.MemoryRequest;
import org.secf.keys.Base64Url;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.propagation.MemoryKeptTokens;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.LoggedInBrowser;

/** The assertion of a login is there for calls of other servers, where that is defined, and nowhere to be read. */
class KeptAssertionTest {

    private static final int ROOM = MemoryKeptTokens.LONGEST;

    private static Optional<PresentedToken> token(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Established.class);
        return ((Outcome.Established) outcome).token();
    }

    private static Outcome page(LoggedInBrowser browser) {
        return browser.send(MemoryRequest.get("/page"));
    }

    @Test
    void isPresentedWithEachRequestOfItsSession(@TempDir Path directory) {
        Deployment deployment = new Deployment(directory);
        Mechanism mechanism = deployment
                .kept(new MemoryKeptTokens(deployment, new SecureRandom(), ROOM))
                .start();
        LoggedInBrowser alice = LoggedInBrowser.as("alice", deployment, mechanism);
        LoggedInBrowser bob = LoggedInBrowser.as("bob", deployment, mechanism);

        PresentedToken token = token(page(alice)).orElseThrow();
        assertThat(token.type()).isEqualTo(TokenType.SAML2);
        assertThat(xml(token)).startsWith("<").contains(">alice<").doesNotContain(">bob<");
        assertThat(xml(token(page(bob)).orElseThrow())).contains(">bob<");
    }

    private static String xml(PresentedToken token) {
        String text = new String(token.original(), StandardCharsets.US_ASCII);
        return new String(Base64Url.decode(text).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void isNotKeptWhereNobodyNeedsIt(@TempDir Path directory) {
        Deployment deployment = new Deployment(directory);
        LoggedInBrowser alice = LoggedInBrowser.as("alice", deployment, deployment.start());

        assertThat(token(page(alice))).isEmpty();
    }

    @Test
    void isGoneWhenItIsOverThoughTheSessionIsNot(@TempDir Path directory) {
        Deployment deployment = new Deployment(directory);
        Mechanism mechanism = deployment
                .kept(new MemoryKeptTokens(deployment, new SecureRandom(), ROOM))
                .start();
        LoggedInBrowser alice = LoggedInBrowser.as("alice", deployment, mechanism);
        deployment.pass(Duration.ofMinutes(30));

        assertThat(token(page(alice))).isEmpty();
    }

    @Test
    void isGoneWithItsLogin(@TempDir Path directory) {
        Deployment deployment = new Deployment(directory);
        List<PresentedToken> gone = new ArrayList<>();
        MemoryKeptTokens kept = new MemoryKeptTokens(deployment, new SecureRandom(), ROOM);
        kept.telling(gone::add);
        Mechanism mechanism = deployment.kept(kept).start();
        LoggedInBrowser alice = LoggedInBrowser.as("alice", deployment, mechanism);
        PresentedToken token = token(page(alice)).orElseThrow();

        mechanism.left(alice.details());

        assertThat(gone).containsExactly(token);
        assertThat(token(page(alice))).isEmpty();
    }

    @Test
    void sessionKeepsNothingThatProvesAnything(@TempDir Path directory) {
        Deployment deployment = new Deployment(directory);
        Mechanism mechanism = deployment
                .kept(new MemoryKeptTokens(deployment, new SecureRandom(), ROOM))
                .start();
        LoggedInBrowser alice = LoggedInBrowser.as("alice", deployment, mechanism);

        assertThat(alice.details()).containsKey("assertion");
        assertThat(alice.details().values()).allMatch(value -> value.length() < 100);
    }
}
