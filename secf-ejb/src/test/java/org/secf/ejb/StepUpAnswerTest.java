package org.secf.ejb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.mechanism.LoginChallenge;
import org.secf.mechanism.StepUp;

/** RFC 9470 §3: a resource answers in the words of the mechanism that authenticated the caller, where that has some. */
class StepUpAnswerTest {

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
            return Reply.redirect("https://idp.example.org/sso");
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
        try {
            container.select(Components.LedgerResource.class).get().book();
            throw new AssertionError("expected a refusal");
        } catch (NotAuthorizedException refused) {
            return refused.getResponse().getHeaderString("WWW-Authenticate");
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

    /** An exception of a resource is no page, so only a 401 is taken over. */
    @Test
    void forbidsWhereNobodyHasWords() {
        SeContainer container = with(Pages.class);
        assertThat(challenge(container)).isEqualTo("SECF");
        logIn(container);
        assertThatThrownBy(container.select(Components.LedgerResource.class).get()::book)
                .isInstanceOf(ForbiddenException.class);
    }
}
