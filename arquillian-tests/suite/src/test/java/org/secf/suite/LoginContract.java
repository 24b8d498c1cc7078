package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.PlatformTest;
import org.secf.server.User;

/** Whoever logs in at the identity provider is the caller in every part of the enabler. */
interface LoginContract {

    /** The identity provider's entity id. */
    String issuer();

    /** How the identity provider says it authenticated. */
    String context();

    @Test
    default void servletSeesAlice() {
        servletSees(User.ALICE);
    }

    @Test
    default void servletSeesBob() {
        servletSees(User.BOB);
    }

    @PlatformTest
    default void everyPartOfTheEnablerSeesAlice() {
        everyPartSees(User.ALICE);
    }

    @PlatformTest
    default void everyPartOfTheEnablerSeesBob() {
        everyPartSees(User.BOB);
    }

    @Test
    default void targetWithQuerySurvivesTheLogin() {
        try (Browser browser = new Browser()) {
            String target = Pages.WHO + "?tab=2&text=a%20b%26c";

            Answer answer = browser.login(target, User.ALICE);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.url()).isEqualTo(target);
        }
    }

    private void servletSees(User user) {
        try (Browser browser = new Browser()) {
            servletSees(browser.login(Pages.WHO, user), user);
        }
    }

    private void servletSees(Answer answer, User user) {
        JsonObject seen = caller(answer, user);
        assertThat(seen.getString("authentication")).isEqualTo("SECF-SAML");
        assertThat(texts(seen, "roles")).containsExactlyInAnyOrderElementsOf(user.groups());
    }

    private void everyPartSees(User user) {
        try (Browser browser = new Browser()) {
            Answer answer = browser.login(Pages.JAXRS_WHO, user);

            JsonObject seen = caller(answer, user);
            assertThat(seen.getJsonObject("jaxrs").getString("principal")).isEqualTo(user.name());
            assertThat(texts(seen.getJsonObject("jaxrs"), "roles")).containsExactlyInAnyOrderElementsOf(user.groups());
            assertThat(seen.getJsonObject("ejb").getString("principal")).isEqualTo(user.name());
            assertThat(seen.getJsonObject("ejb").getString("caller")).isEqualTo(user.name());
            assertThat(texts(seen.getJsonObject("ejb"), "roles")).containsExactlyInAnyOrderElementsOf(user.groups());
            servletSees(browser.get(Pages.WHO), user);
        }
    }

    private JsonObject caller(Answer answer, User user) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject seen = answer.json();
        assertThat(seen.getString("principal")).isEqualTo(user.name());
        assertThat(texts(seen, "groups")).containsExactlyInAnyOrderElementsOf(user.groups());
        JsonObject evidence = seen.getJsonObject("evidence");
        assertThat(evidence.getString("mechanism")).isEqualTo("saml");
        assertThat(evidence.getString("issuer")).isEqualTo(issuer());
        assertThat(evidence.getString("authenticationContext")).isEqualTo(context());
        assertThat(Instant.parse(evidence.getString("authenticatedAt")))
                .isCloseTo(Instant.now(), within(2, ChronoUnit.MINUTES));
        assertThat(evidence.getString("keyThumbprint")).matches("[A-Za-z0-9_-]{43}");
        assertThat(seen.getJsonArray("delegates")).isEmpty();
        return seen;
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
