package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.saml.testing.TwoProviders.GUESTS;
import static org.secf.saml.testing.TwoProviders.GUESTS_KEY;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.Credential;
import org.secf.saml.model.ProviderReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.ResponseXml;
import org.secf.saml.testing.TwoProviders;
import org.secf.verdict.Reason;

/** Whom a browser logs in with, where there are several. */
class SeveralProvidersTest {

    private static final String LOGIN = "https://sp.example.org/enabler/saml/login";

    private Deployment deployment;
    private Mechanism mechanism;
    private final Browser browser = new Browser();

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = TwoProviders.of(new Deployment(directory));
        mechanism = deployment.start();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Reply reply(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        return ((Outcome.Replied) outcome).reply();
    }

    private static Outcome.Refused refused(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).rejection().reason()).isEqualTo(reason);
        return (Outcome.Refused) outcome;
    }

    private String location(String path) {
        return Login.header(reply(browser.send(mechanism, MemoryRequest.get(path))), "Location");
    }

    private Login choose(String entityId, String target) {
        return Login.of(browser.send(
                mechanism,
                MemoryRequest.get("/saml/login?entityID=" + encoded(entityId) + "&target=" + encoded(target))));
    }

    private Outcome answer(Login login, String issuer, Credential key) {
        return browser.send(
                mechanism,
                login.answer(ResponseXml.to(login.id(), deployment.instant()).from(issuer, key)));
    }

    private Outcome.LoggedIn logIn(String issuer, Credential key) {
        Outcome outcome = answer(choose(issuer, "/enabler/page"), issuer, key);
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return (Outcome.LoggedIn) outcome;
    }

    /** A request of a session. */
    private Outcome ask(MemoryRequest request, Outcome.LoggedIn session) {
        return mechanism.authenticate(new Exchange() {
            @Override
            public Request request() {
                return request;
            }

            @Override
            public boolean isProtected() {
                return true;
            }

            @Override
            public Optional<Caller> established() {
                return Optional.of(session.caller());
            }

            @Override
            public Map<String, String> details() {
                return session.details();
            }
        });
    }

    @Nested
    class ByAPage {

        @Test
        void asksTheUserAndGoesToTheChosenOneAndBack() {
            assertThat(location("/api/whoami?x=%2f"))
                    .isEqualTo(LOGIN + "?target=" + encoded("/enabler/api/whoami?x=%2f"));
            Reply page = reply(browser.send(mechanism, MemoryRequest.get("/saml/login?target=/enabler/page")));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("entityID=" + encoded(STAFF), "entityID=" + encoded(GUESTS));

            Login login = choose(GUESTS, "/enabler/page");
            assertThat(login.location()).startsWith("https://guests.example.org/sso?");
            Outcome.LoggedIn in = (Outcome.LoggedIn) answer(login, GUESTS, GUESTS_KEY);
            assertThat(in.caller().getName()).isEqualTo(GUESTS + "!alice");
            assertThat(Login.header(in.reply(), "Location")).isEqualTo("https://sp.example.org/enabler/page");
            assertThat(ask(MemoryRequest.get("/page"), in)).isInstanceOf(Outcome.Established.class);
        }

        @Test
        void refusesOneThatIsNotKnownAndRepeatsNothingOfIt() {
            Outcome.Refused refused = refused(
                    browser.send(mechanism, MemoryRequest.get("/saml/login?entityID=https%3A%2F%2Fevil.example")),
                    ProviderReason.UNKNOWN_PROVIDER);
            assertThat(refused.reply().body()).isEmpty();
            assertThat(Login.header(refused.reply(), "Location")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"})
        void goesToTheFrontPageAndNotElsewhere_H50(String target) {
            Outcome outcome = answer(choose(STAFF, target), STAFF, STAFF_KEY);
            assertThat(Login.header(((Outcome.LoggedIn) outcome).reply(), "Location"))
                    .isEqualTo("https://sp.example.org/enabler/");
            assertThat(reply(browser.send(mechanism, MemoryRequest.get("/saml/login?target=" + encoded(target))))
                            .body())
                    .doesNotContain("evil", "javascript");
        }

        @Test
        void takesNothingButReading() {
            assertThat(reply(browser.send(mechanism, MemoryRequest.post("/saml/login", "")))
                            .status())
                    .isEqualTo(405);
        }

        @Test
        void pageOfTheApplicationTakesItsPlace() {
            mechanism = deployment.set("choice.page", "/welcome").start();
            assertThat(location("/page"))
                    .isEqualTo("https://sp.example.org/enabler/welcome?target=" + encoded("/enabler/page"));
            assertThat(location("/saml/login?target=/enabler/page"))
                    .isEqualTo("https://sp.example.org/enabler/welcome?target=" + encoded("/enabler/page"));
        }

        @Test
        void pageOfTheApplicationThatNeedsALoginLeadsNowhere() {
            mechanism = deployment.set("choice.page", "/welcome").start();
            assertThat(reply(browser.send(mechanism, MemoryRequest.get("/welcome")))
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void nobodyIsAskedWhereThatIsForbidden() {
            mechanism = deployment.set("is-passive", "true").start();
            refused(browser.send(mechanism, MemoryRequest.get("/page")), ProviderReason.PROVIDER_NOT_CHOSEN);
        }

        @Test
        void callsThemWhatConfigurationSays() {
            mechanism = deployment
                    .part("staff", "idp-display-name", "en=Staff & more", "de=Beschäftigte")
                    .start();
            Reply page = reply(browser.send(
                    mechanism, MemoryRequest.get("/saml/login").header("Accept-Language", "de-AT,en;q=0.5")));
            assertThat(page.body())
                    .contains("<html lang=\"de\">", "<span lang=\"de\" dir=\"auto\">Beschäftigte</span>")
                    .contains("guests.example.org</span>");
        }
    }

    /** Otherwise any page could change who somebody is here, by an identity provider that it chooses. */
    @Nested
    class ByALinkOfAnotherSite {

        private MemoryRequest link(String site) {
            return MemoryRequest.get("/saml/login?entityID=" + encoded(GUESTS) + "&target=/enabler/page")
                    .header("Sec-Fetch-Site", site);
        }

        @Test
        void asksWhoIsLoggedIn() {
            Reply page = reply(ask(link("cross-site"), logIn(STAFF, STAFF_KEY)));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("entityID=" + encoded(STAFF), "entityID=" + encoded(GUESTS));
        }

        @Test
        void asksAlsoWhereThereIsOnlyOne() {
            mechanism = deployment.part("guests", "paths", "/guests/*").start();
            Outcome.LoggedIn staff = logIn(STAFF, STAFF_KEY);
            MemoryRequest request = MemoryRequest.get("/saml/login?target=/enabler/guests/x");
            assertThat(reply(ask(request.header("Sec-Fetch-Site", "cross-site"), staff))
                            .status())
                    .isEqualTo(200);
            assertThat(Login.header(reply(ask(request, staff)), "Location"))
                    .startsWith("https://guests.example.org/sso?");
        }

        @Test
        void leadsToTheApplicationsPage() {
            mechanism = deployment.set("choice.page", "/welcome").start();
            assertThat(Login.header(reply(ask(link("cross-site"), logIn(STAFF, STAFF_KEY))), "Location"))
                    .isEqualTo("https://sp.example.org/enabler/welcome?target=" + encoded("/enabler/page"));
        }

        @Test
        void goesOnWithoutALoginAndFromAPageOfOurs() {
            assertThat(Login.header(reply(browser.send(mechanism, link("cross-site"))), "Location"))
                    .startsWith("https://guests.example.org/sso?");
            assertThat(Login.header(reply(ask(link("same-origin"), logIn(STAFF, STAFF_KEY))), "Location"))
                    .startsWith("https://guests.example.org/sso?");
        }
    }

    @Nested
    class ByPath {

        @BeforeEach
        void deploy() {
            mechanism = deployment.part("staff", "paths", "/office/*").start();
        }

        @Test
        void theOneWithThatPathIsTheOnlyOneThere() {
            assertThat(location("/office/files")).startsWith("https://staff.example.org/sso?");
            assertThat(location("/page")).startsWith("https://guests.example.org/sso?");
        }

        @Test
        void anotherOneCannotBeChosenForIt() {
            refused(
                    browser.send(
                            mechanism,
                            MemoryRequest.get("/saml/login?entityID=" + encoded(GUESTS) + "&target=/enabler/office/x")),
                    ProviderReason.UNKNOWN_PROVIDER);
        }

        @Test
        void sessionOfAnotherOneIsNoneThere() {
            Outcome.LoggedIn guest = logIn(GUESTS, GUESTS_KEY);
            assertThat(ask(MemoryRequest.get("/page"), guest)).isInstanceOf(Outcome.Established.class);
            Outcome office = ask(MemoryRequest.get("/office/files"), guest);
            assertThat(Login.header(reply(office), "Location")).startsWith("https://staff.example.org/sso?");
        }

        @Test
        void pathInAnotherSpellingOpensNothing() {
            Login login = choose(GUESTS, "/enabler/%6Fffice/files");
            Outcome.LoggedIn guest = (Outcome.LoggedIn) answer(login, GUESTS, GUESTS_KEY);
            // The container decodes the path, and the session is judged by that.
            Outcome office = ask(MemoryRequest.get("/office/files"), guest);
            assertThat(Login.header(reply(office), "Location")).startsWith("https://staff.example.org/sso?");
        }
    }

    @Nested
    class ByHost {

        @BeforeEach
        void deploy() {
            mechanism = TwoProviders.tenants(deployment).start();
        }

        private String at(String host) {
            Outcome outcome = browser.send(mechanism, MemoryRequest.get("/page").header("Host", host));
            return Login.header(reply(outcome), "Location");
        }

        @Test
        void eachHostHasItsTenant() {
            assertThat(at("one.example.org")).startsWith("https://staff.example.org/sso?");
            assertThat(at("ONE.example.org:443")).startsWith("https://staff.example.org/sso?");
            assertThat(at("two.example.org")).startsWith("https://guests.example.org/sso?");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "evil.example",
                    "one.example.org.evil.example",
                    "one.example.org:8443",
                    "one.example.org/",
                    "a b",
                    ""
                })
        void hostThatIsNotConfiguredIsRefused_H38(String host) {
            refused(
                    browser.send(mechanism, MemoryRequest.get("/page").header("Host", host)),
                    ProviderReason.UNKNOWN_HOST);
        }

        @Test
        void twoHostsAreNone() {
            refused(
                    browser.send(
                            mechanism, MemoryRequest.get("/page").header("Host", "one.example.org", "two.example.org")),
                    ProviderReason.UNKNOWN_HOST);
        }

        @Test
        void eachPublishesItsOwnMetadata() {
            Reply one = reply(
                    browser.send(mechanism, MemoryRequest.get("/saml/metadata").header("Host", "one.example.org")));
            assertThat(one.body())
                    .contains("entityID=\"https://one.example.org/enabler/saml/metadata\"")
                    .doesNotContain("two.example.org");
        }

        @Test
        void sessionOfAnotherTenantIsNoneHere() {
            Login login =
                    Login.of(browser.send(mechanism, MemoryRequest.get("/page").header("Host", "one.example.org")));
            ResponseXml response = ResponseXml.to(login.id(), deployment.instant())
                    .from(STAFF, STAFF_KEY)
                    .at(TwoProviders.ONE + "/saml/acs", TwoProviders.ONE + "/saml/metadata");
            Outcome.LoggedIn session = (Outcome.LoggedIn)
                    browser.send(mechanism, login.answer(response).header("Host", "one.example.org"));
            assertThat(ask(MemoryRequest.get("/page").header("Host", "one.example.org"), session))
                    .isInstanceOf(Outcome.Established.class);
            Outcome other = ask(MemoryRequest.get("/page").header("Host", "two.example.org"), session);
            assertThat(Login.header(reply(other), "Location")).startsWith("https://guests.example.org/sso?");
        }
    }

    @Nested
    class ByTheLastChoice {

        @BeforeEach
        void deploy() {
            mechanism = deployment.set("choice.remember", "30d").start();
        }

        @Test
        void goesThereAtOnce() {
            logIn(GUESTS, GUESTS_KEY);
            assertThat(location("/page")).startsWith("https://guests.example.org/sso?");
        }

        @Test
        void isForgottenAfterARefusal() {
            logIn(GUESTS, GUESTS_KEY);
            answer(Login.begin(browser, mechanism, "/page"), GUESTS, STAFF_KEY);
            assertThat(location("/page")).startsWith(LOGIN);
        }

        @Test
        void isShownFirstWhereTheUserAsksForThePage() {
            logIn(GUESTS, GUESTS_KEY);
            String page = reply(browser.send(mechanism, MemoryRequest.get("/saml/login")))
                    .body();
            assertThat(page).containsSubsequence("Chosen last time", "guests.example.org", "Organisations");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "x",
                    "%%%",
                    "AAAA",
                    // guests https://evil.example
                    "Z3Vlc3RzIGh0dHBzOi8vZXZpbC5leGFtcGxl",
                    // staff https://guests.example.org/saml
                    "c3RhZmYgaHR0cHM6Ly9ndWVzdHMuZXhhbXBsZS5vcmcvc2FtbA"
                })
        void anythingElseInTheCookieSaysNothing_H52(String value) {
            browser.plant("__Host-secf-provider-saml", value);
            assertThat(location("/page")).startsWith(LOGIN);
        }

        @Test
        void isNotRememberedUnlessWanted() {
            mechanism = deployment.unset("choice.remember").start();
            logIn(GUESTS, GUESTS_KEY);
            assertThat(browser.cookies()).isEmpty();
        }
    }

    @Nested
    class Callers {

        @Test
        void ofTwoProvidersAreTwo() {
            assertThat(logIn(STAFF, STAFF_KEY).caller().getName()).isEqualTo(STAFF + "!alice");
            assertThat(logIn(GUESTS, GUESTS_KEY).caller().getName()).isEqualTo(GUESTS + "!alice");
        }

        @Test
        void haveThePrefixOfTheirProvider() {
            mechanism = deployment
                    .set("caller-names", "PREFIXED")
                    .part("staff", "attributes.caller-name-prefix", "staff:")
                    .part("guests", "attributes.caller-name-prefix", "guest:")
                    .start();
            assertThat(logIn(GUESTS, GUESTS_KEY).caller().getName()).isEqualTo("guest:alice");
        }

        @Test
        void shareTheirNamesWhereTheDeployerSaysSo() {
            mechanism = deployment.set("caller-names", "SHARED").start();
            assertThat(logIn(GUESTS, GUESTS_KEY).caller().getName()).isEqualTo("alice");
        }

        @Test
        void areMappedAndAskedAsTheirPartSays() {
            mechanism = deployment
                    .set("authn-context-class-refs", "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken")
                    .part("guests", "authn-context-class-refs", "urn:oasis:names:tc:SAML:2.0:ac:classes:Password")
                    .part("guests", "attributes.group-mapping", "staff=guest")
                    .start();
            assertThat(logIn(GUESTS, GUESTS_KEY).caller().groups()).containsExactly("guest");
            refused(answer(choose(STAFF, "/enabler/"), STAFF, STAFF_KEY), SamlReason.WRONG_AUTHENTICATION_CONTEXT);
        }

        @Test
        void ofAPartThatIsNoMoreAreLoggedOut() {
            Outcome.LoggedIn guest = logIn(GUESTS, GUESTS_KEY);
            assertThat(mechanism.isOver(guest.details())).isFalse();
            assertThat(deployment.withoutPart("guests").start().isOver(guest.details()))
                    .isTrue();
        }
    }

    @Nested
    class OfAnAggregate {

        private static final String CATEGORY = "http://macedir.org/entity-category";

        private String member(String id, String registrar, String category) {
            String extensions = "<md:Extensions><rpi:RegistrationInfo"
                    + " xmlns:rpi=\"urn:oasis:names:tc:SAML:metadata:rpi\""
                    + " registrationAuthority=\"%s\"/><attr:EntityAttributes"
                    + " xmlns:attr=\"urn:oasis:names:tc:SAML:metadata:attribute\""
                    + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"><saml:Attribute"
                    + " Name=\"%s\"><saml:AttributeValue>%s</saml:AttributeValue></saml:Attribute>"
                    + "</attr:EntityAttributes></md:Extensions><md:IDPSSODescriptor";
            return TwoProviders.metadata(id, id.equals(STAFF) ? STAFF_KEY : GUESTS_KEY)
                    .replace("<md:IDPSSODescriptor", extensions.formatted(registrar, CATEGORY, category));
        }

        @BeforeEach
        void deploy() {
            deployment.withoutPart("staff").withoutPart("guests").unset("providers");
            deployment.set(
                    "idp-metadata",
                    deployment.file(
                            "federation.xml",
                            MetadataXml.group(
                                    "",
                                    member(STAFF, "https://registrar.example", "https://cat.example/a"),
                                    member(GUESTS, "https://registrar.example", "https://cat.example/b"),
                                    member(
                                            "https://third.example.org/saml",
                                            "https://other.example",
                                            "https://cat.example/a"))));
            deployment.set("attributes.group-mapping", "staff=member");
        }

        private String page() {
            return reply(browser.send(mechanism, MemoryRequest.get("/saml/login")))
                    .body();
        }

        @Test
        void letsInWhomOneAuthorityRegistered() {
            mechanism = deployment
                    .set("idp-filter.registration-authorities", "https://registrar.example")
                    .start();
            assertThat(page())
                    .contains("staff.example.org", "guests.example.org")
                    .doesNotContain("third");
            assertThat(logIn(GUESTS, GUESTS_KEY).caller().groups()).containsExactly("member");
            refused(
                    browser.send(
                            mechanism,
                            MemoryRequest.get("/saml/login?entityID=https%3A%2F%2Fthird.example.org%2Fsaml")),
                    ProviderReason.UNKNOWN_PROVIDER);
        }

        @Test
        void asksEveryRuleThatIsGiven() {
            mechanism = deployment
                    .set("idp-filter.registration-authorities", "https://registrar.example")
                    .set("idp-filter.attributes", CATEGORY + "=https://cat.example/a")
                    .start();
            // One is left, so nobody has to choose.
            assertThat(location("/page")).startsWith("https://staff.example.org/sso?");
        }

        @Test
        void letsInThoseThatAreNamed() {
            mechanism = deployment
                    .set("idp-filter.entity-ids", GUESTS, "https://third.example.org/saml")
                    .start();
            assertThat(page())
                    .contains("third.example.org", "guests.example.org")
                    .doesNotContain("staff");
        }

        @Test
        void partOfItHasAPolicyOfItsOwn() {
            mechanism = deployment
                    .part("office", "idp-entity-id", STAFF)
                    .part("office", "attributes.group-mapping", "staff=employee")
                    .part("others", "idp-filter.registration-authorities", "https://registrar.example")
                    .start();
            assertThat(logIn(STAFF, STAFF_KEY).caller().groups()).containsExactly("employee");
            assertThat(logIn(GUESTS, GUESTS_KEY).caller().groups()).containsExactly("member");
        }
    }
}
