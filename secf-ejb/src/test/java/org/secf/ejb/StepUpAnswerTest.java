package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;
import org.secf.mechanism.StepUp;

/** RFC 9470 §3: a resource answers in the words of the mechanism that authenticated the caller, where that has some. */
class StepUpAnswerTest {

    private static final String PROVIDER = "https://idp.example.org/sso";
    private static final String CHALLENGE = "Bearer error=\"insufficient_user_authentication\"";

    private Optional<SeContainer> cdi = Optional.empty();

    /** Says what it was asked for. */
    @ApplicationScoped
    static class Steps implements LoginChallenge {

        @Override
        public Reply reply() {
            return Reply.status(401).with("WWW-Authenticate", "Bearer realm=\"api\"");
        }

        @Override
        public Optional<Reply> stepUp(StepUp needed) {
            return Optional.of(Reply.status(401)
                    .with(
                            "WWW-Authenticate",
                            CHALLENGE + ", acr_values=\"" + needed.contexts().get(0) + "\""));
        }
    }

    /** Sends browsers to a login, and has no words for more than that. */
    @ApplicationScoped
    static class Pages implements LoginChallenge {

        @Override
        public Reply reply() {
            return Reply.redirect(PROVIDER);
        }
    }

    /** Sends browsers to prove more. */
    @ApplicationScoped
    static class Provider implements LoginChallenge {

        @Override
        public Reply reply() {
            return Reply.text(200, "text/html", "<title>Log in</title>");
        }

        @Override
        public Optional<Reply> stepUp(StepUp needed) {
            return Optional.of(
                    Reply.redirect(PROVIDER + "?acr_values=" + needed.contexts().get(0))
                            .with("Set-Cookie", "login=1; HttpOnly")
                            .with("Set-Cookie", "other=2; HttpOnly"));
        }
    }

    /** Cannot reach whom it would send browsers to, or may not. */
    @ApplicationScoped
    static class Unable implements LoginChallenge {

        private int status = 503;

        void say(int other) {
            status = other;
        }

        @Override
        public Reply reply() {
            return Reply.status(status);
        }

        @Override
        public Optional<Reply> stepUp(StepUp needed) {
            return Optional.of(Reply.status(status));
        }
    }

    private SeContainer with(Class<?> challenge) {
        SeContainer made = CdiContainer.with(
                ThreadCallers.class, Components.Ledger.class, Components.LedgerResource.class, challenge);
        cdi = Optional.of(made);
        made.select(ThreadCallers.class).get().logOut();
        return made;
    }

    private static void logIn(SeContainer container) {
        container.select(ThreadCallers.class).get().logIn("alice", ThreadCallers.PASSWORD, Duration.ZERO);
    }

    @AfterEach
    void close() {
        cdi.ifPresent(SeContainer::close);
    }

    private static String challenge(SeContainer container) {
        Response answer = answer(container, NotAuthorizedException.class);
        assertThat(answer.getStatus()).isEqualTo(401);
        return answer.getHeaderString("WWW-Authenticate");
    }

    private static Response answer(SeContainer container, Class<? extends WebApplicationException> type) {
        try {
            container.select(Components.LedgerResource.class).get().book();
            throw new AssertionError("expected a refusal");
        } catch (WebApplicationException refused) {
            assertThat(refused).isInstanceOf(type);
            return refused.getResponse();
        }
    }

    @Test
    void tellsWhichContextIsNeeded() {
        SeContainer container = with(Steps.class);
        logIn(container);
        assertThat(challenge(container)).isEqualTo(CHALLENGE + ", acr_values=\"" + ThreadCallers.TOKEN + "\"");
    }

    @Test
    void tellsNobodyHowToLogIn() {
        assertThat(challenge(with(Steps.class))).isEqualTo("Bearer realm=\"api\"");
    }

    @Test
    void leavesSessionBeansAsTheyAre() {
        SeContainer container = with(Steps.class);
        logIn(container);
        assertThatThrownBy(container.select(Components.Ledger.class).get()::tokenOfAnyAge)
                .isInstanceOf(EJBAccessException.class);
    }

    @Test
    void forbidsWhereNobodyHasWords() {
        SeContainer container = with(Pages.class);
        logIn(container);
        assertThat(answer(container, ForbiddenException.class).getStatus()).isEqualTo(403);
    }

    /** With all that is to bind the login to that browser. */
    @Test
    void sendsBrowserToProveMore() {
        SeContainer container = with(Provider.class);
        logIn(container);

        Response answer = answer(container, RedirectionException.class);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeaderString("Location")).isEqualTo(PROVIDER + "?acr_values=" + ThreadCallers.TOKEN);
        assertThat(answer.getHeaders().get("Set-Cookie")).containsExactly("login=1; HttpOnly", "other=2; HttpOnly");
    }

    @Test
    void sendsNobodyToLogIn() {
        Response answer = answer(with(Pages.class), RedirectionException.class);

        assertThat(answer.getStatus()).isEqualTo(303);
        assertThat(answer.getHeaderString("Location")).isEqualTo(PROVIDER);
    }

    /** As what it is: a program that reads only the status must see that nothing was done. */
    @Test
    void showsNobodyTheLoginPage() {
        Response answer = answer(with(Provider.class), NotAuthorizedException.class);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getEntity()).isEqualTo("<title>Log in</title>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void saysThatTryingLaterHelps() {
        SeContainer container = with(Unable.class);
        logIn(container);
        assertThat(answer(container, ServiceUnavailableException.class).getStatus())
                .isEqualTo(503);
    }

    @Test
    void forbidsWhereTheMechanismDoes() {
        SeContainer container = with(Unable.class);
        container.select(Unable.class).get().say(403);
        logIn(container);
        assertThat(answer(container, ForbiddenException.class).getStatus()).isEqualTo(403);
    }
}
