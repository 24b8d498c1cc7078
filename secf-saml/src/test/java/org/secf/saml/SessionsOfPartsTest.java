package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.TwoProviders.STAFF;
import static org.secf.saml.testing.TwoProviders.STAFF_KEY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Answer;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TwoProviders;

/** A session is of the part that its user logged in with: what a stricter part asks was not asked of a login with a laxer one. */
class SessionsOfPartsTest {

    private static final String STRONG = "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken";
    private static final String WEAK = "urn:oasis:names:tc:SAML:2.0:ac:classes:Password";

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void prepare(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory)).set("caller-names", "SHARED");
        mechanism = deployment.start();
    }

    /** The same identity provider, of whom more is asked. */
    private Deployment strict(Deployment with) {
        return with.part("strict", "idp-metadata", with.file("strict.xml", TwoProviders.metadata(STAFF, STAFF_KEY)))
                .part("strict", "authn-context-class-refs", STRONG);
    }

    /** Staff are members of a federation. */
    private Deployment members(Deployment with) {
        return with.part(
                        "members",
                        "idp-metadata",
                        with.file("members.xml", MetadataXml.group("", TwoProviders.metadata(STAFF, STAFF_KEY))))
                .part("members", "idp-filter.entity-ids", STAFF);
    }

    private Outcome.LoggedIn logIn(Login login, String context) {
        Outcome outcome = browser.send(mechanism, answer(login, context));
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return (Outcome.LoggedIn) outcome;
    }

    private MemoryRequest answer(Login login, String context) {
        return Answer.to(login.id(), deployment.instant())
                .from(STAFF)
                .edit(WEAK, context)
                .posted(STAFF_KEY, login.relayState());
    }

    private Login choose(String target) {
        return Login.of(browser.send(
                mechanism,
                MemoryRequest.get("/saml/login?entityID=" + URLEncoder.encode(STAFF, StandardCharsets.UTF_8)
                        + "&target=" + URLEncoder.encode(target, StandardCharsets.UTF_8))));
    }

    private Outcome ask(String path, Outcome.LoggedIn session) {
        return mechanism.authenticate(new Kept(MemoryRequest.get(path), session.caller(), session.details()));
    }

    private record Kept(Request request, Caller caller, Map<String, String> details) implements Exchange {
        @Override
        public boolean isProtected() {
            return true;
        }

        @Override
        public Optional<Caller> established() {
            return Optional.of(caller);
        }
    }

    private static void assertSentToLogIn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        assertThat(Login.of(outcome).location()).startsWith("https://staff.example.org/sso?");
    }

    @Nested
    class ByPath {

        @BeforeEach
        void deploy() {
            mechanism = strict(deployment).part("strict", "paths", "/office/*").start();
        }

        @Test
        void ofTheLaxerPartIsNoneWhereTheStricterDecides() {
            Outcome.LoggedIn lax = logIn(choose("/enabler/page"), WEAK);

            assertThat(lax.details()).containsEntry("part", "staff");
            assertThat(ask("/page", lax)).isInstanceOf(Outcome.Established.class);
            assertSentToLogIn(ask("/office/files", lax));
        }

        @Test
        void ofTheStricterPartIsOneThere() {
            Outcome.LoggedIn strong = logIn(choose("/enabler/office/files"), STRONG);

            assertThat(strong.details()).containsEntry("part", "strict");
            assertThat(ask("/office/files", strong)).isInstanceOf(Outcome.Established.class);
        }

        @Test
        void isNotBegunAtTheStricterPartByALaxerLogin() {
            Outcome outcome = browser.send(mechanism, answer(choose("/enabler/office/files"), WEAK));

            assertThat(((Outcome.Refused) outcome).rejection().reason())
                    .isEqualTo(SamlReason.WRONG_AUTHENTICATION_CONTEXT);
        }

        /** Where the login leads to is a path of the stricter part, which the laxer one does not ask about. */
        @Test
        void isNotGrownByTheTargetOfALaxerLogin() {
            Outcome.LoggedIn lax = logIn(choose("/enabler/%6Fffice/files"), WEAK);

            assertSentToLogIn(ask("/office/files", lax));
        }
    }

    /** Both for every path: the first that has the identity provider decides. */
    @Nested
    class ByOrder {

        private Outcome.LoggedIn begunWithMembers() {
            deployment.withoutPart("staff").withoutPart("guests");
            mechanism = members(deployment)
                    .part("members", "attributes.group-mapping", "staff=member")
                    .start();
            return logIn(choose("/enabler/page"), WEAK);
        }

        @Test
        void ofTheLaterPartIsNoneOnceAnEarlierOneAsksForMore() {
            Outcome.LoggedIn lax = begunWithMembers();
            assertThat(ask("/page", lax)).isInstanceOf(Outcome.Established.class);
            deployment.withoutPart("members");
            mechanism = members(strict(deployment))
                    .part("members", "attributes.group-mapping", "staff=member")
                    .start();

            assertSentToLogIn(ask("/page", lax));
        }

        @Test
        void ofTheFirstPartStaysOne() {
            Outcome.LoggedIn lax = begunWithMembers();
            mechanism = strict(deployment).start();

            assertThat(ask("/page", lax)).isInstanceOf(Outcome.Established.class);
        }
    }
}
