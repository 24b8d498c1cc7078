package org.secf.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.identity.Delegate;
import org.secf.identity.VerifiedUser;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.Parts;
import org.secf.mechanism.StepUp;
import org.secf.verdict.Reason;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.Bounds;
import org.secf.webauthn.credentials.MemoryCredentials;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.credentials.WebAuthnCredentials;
import org.secf.webauthn.testing.Site;
import org.secf.webauthn.testing.SoftwareAuthenticator;
import org.secf.webauthn.testing.Speech;

/** The mechanism as a browser meets it, with an authenticator in software. */
class WebAuthnMechanismTest {

    private static final String LOGIN = "login";
    private static final String STEP_UP = "step-up";
    private static final String REGISTER = "register";

    private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.es256();
    private Site site = new Site(Parts.none());

    /** Alice has a credential, and is logged in by nothing. */
    private String registered() {
        String handle = register("alice", authenticator);
        site.loggedOutOtherwise();
        return handle;
    }

    /** The same, with a bean that finds something else than what is kept. */
    private String registered(UnaryOperator<WebAuthnCredential> found) {
        Changed kept = new Changed();
        kept.found = found;
        site = new Site(only(WebAuthnCredentials.class, kept), "credentials=");
        return registered();
    }

    private String register(String name, SoftwareAuthenticator by) {
        site.otherwise(name);
        JsonObject begun = site.begin(REGISTER);
        Outcome outcome = site.finish(REGISTER, begun, by.register(Speech.registering(Site.challenge(begun))));
        assertThat(outcome).isInstanceOf(Outcome.Replied.class);
        return begun.getJsonObject("publicKey").getJsonObject("user").getString("id");
    }

    private Outcome use(String purpose, Optional<String> handle, long count) {
        JsonObject begun = site.begin(purpose);
        return site.finish(purpose, begun, authenticator.use(Speech.using(Site.challenge(begun), count), handle));
    }

    private static Outcome.LoggedIn loggedIn(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return (Outcome.LoggedIn) outcome;
    }

    private static Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private static Optional<String> header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(field -> field.name().equals(name))
                .map(Reply.Header::value)
                .findFirst();
    }

    private static Reply reply(Outcome outcome) {
        return Site.reply(outcome).orElseThrow();
    }

    @Nested
    class AProtectedPage {

        @Test
        void sendsTheBrowserToTheLoginPageAndRemembersWhereItWanted() {
            Reply reply = reply(site.send(MemoryRequest.get("/first?x=1"), true));

            assertThat(reply.status()).isEqualTo(303);
            assertThat(header(reply, "Location"))
                    .contains("https://sp.example.org/enabler/webauthn/login?target=%2Fenabler%2Ffirst%3Fx%3D1");
        }

        @Test
        void tellsAProgramThatALoginIsNeeded() {
            Reply reply = reply(site.send(MemoryRequest.get("/first").accept("application/json"), true));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).isEqualTo("{\"error\":\"login_required\"}");
        }

        @Test
        void isOpenToWhoeverIsInTheSession() {
            String handle = registered();
            Outcome.LoggedIn alice = loggedIn(use(LOGIN, Optional.of(handle), 1));

            assertThat(site.session(alice).send(MemoryRequest.get("/first"), true))
                    .isEqualTo(Outcome.established(alice.caller()));
        }

        @Test
        void isLeftToOthersWhereThisMechanismOnlyStepsUp() {
            site = new Site(Parts.none(), "step-up-only=true");

            assertThat(site.send(MemoryRequest.get("/first"), true)).isEqualTo(Outcome.abstained());
            assertThat(reason(site.get("/webauthn/login"))).isEqualTo(WebAuthnReason.NO_CALLER);
            assertThat(reason(site.options(LOGIN))).isEqualTo(WebAuthnReason.NO_CALLER);
        }
    }

    @Nested
    class ALogin {

        @Test
        void establishesTheUserOfTheCredential() {
            String handle = registered();

            Outcome.LoggedIn login = loggedIn(use(LOGIN, Optional.of(handle), 1));

            assertThat(login.caller().getName()).isEqualTo("alice");
            assertThat(login.caller().groups()).isEmpty();
            assertThat(login.caller().evidence().mechanism()).isEqualTo("webauthn");
            assertThat(login.caller().evidence().issuer()).isEqualTo(Speech.RP_ID);
            assertThat(login.caller().evidence().authenticatedAt())
                    .isEqualTo(site.clock().instant());
            assertThat(login.caller().evidence().authenticationContext()).contains("phr");
            assertThat(login.caller().evidence().keyThumbprint()).isPresent();
            assertThat(login.caller().attributes()).containsEntry("amr", List.of("pop", "user", "mfa"));
            assertThat(login.sessionEnds()).isEqualTo(site.clock().instant().plus(Duration.ofHours(8)));
            assertThat(login.details()).containsExactly(Map.entry("credential", authenticator.id()));
            assertThat(login.isRaised()).isFalse();
            assertThat(Site.json(login.reply().body()).getString("location")).isEqualTo("/enabler/first?x=1");
        }

        @Test
        void asksForAnyCredentialAndForTheUserToBeVerified() {
            JsonObject options = site.begin(LOGIN).getJsonObject("publicKey");

            assertThat(options.getString("rpId")).isEqualTo(Speech.RP_ID);
            assertThat(options.getString("userVerification")).isEqualTo("required");
            assertThat(options.getJsonArray("allowCredentials")).isEmpty();
            assertThat(options.getInt("timeout")).isEqualTo(300_000);
        }

        @Test
        void hasTheGroupsThatTheApplicationKnows() {
            WebAuthnUsers users = name -> Optional.of(new VerifiedUser(name, Set.of("staff", "other")));
            site = new Site(only(WebAuthnUsers.class, users), "group-mapping=staff=administrator");
            String handle = registered();

            assertThat(loggedIn(use(LOGIN, Optional.of(handle), 1)).caller().groups())
                    .containsExactly("administrator");
        }

        @Test
        void isRefusedToUsersWhomTheApplicationLocked() {
            site = new Site(only(WebAuthnUsers.class, (WebAuthnUsers) name -> Optional.empty()));
            String handle = registered();

            assertThat(reason(use(LOGIN, Optional.of(handle), 1))).isEqualTo(WebAuthnReason.UNKNOWN_USER);
        }

        @Test
        void needsACredentialThatIsKnown() {
            assertThat(reason(use(LOGIN, Optional.of("AQID"), 1))).isEqualTo(WebAuthnReason.UNKNOWN_CREDENTIAL);
        }

        @Test
        void needsToSayWhoTheUserIs() {
            registered();

            assertThat(reason(use(LOGIN, Optional.empty(), 1))).isEqualTo(WebAuthnReason.NO_USER_HANDLE);
        }

        @Test
        void cannotBeOfAnotherUser() {
            registered();
            String bobs = register("bob", SoftwareAuthenticator.es256());
            site.loggedOutOtherwise();

            assertThat(reason(use(LOGIN, Optional.of(bobs), 1))).isEqualTo(WebAuthnReason.WRONG_USER_HANDLE);
        }

        @Test
        void keepsTheCountSoThatACopyIsNoticed() {
            String handle = registered();
            loggedIn(use(LOGIN, Optional.of(handle), 5));

            assertThat(reason(use(LOGIN, Optional.of(handle), 5))).isEqualTo(WebAuthnReason.COUNT_WENT_BACK);
            assertThat(reason(use(LOGIN, Optional.of(handle), 4))).isEqualTo(WebAuthnReason.COUNT_WENT_BACK);
            loggedIn(use(LOGIN, Optional.of(handle), 6));
        }

        @Test
        void isNotByACredentialOfAnotherIdWhateverABeanFinds() {
            String handle = registered(credential -> new WebAuthnCredential(
                    "AQID",
                    credential.user(),
                    credential.issuer(),
                    credential.userHandle(),
                    credential.publicKey(),
                    credential.signCount(),
                    credential.userVerified(),
                    credential.backupEligible(),
                    credential.backedUp(),
                    credential.created()));

            assertThat(reason(use(LOGIN, Optional.of(handle), 1))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR);
        }

        @Test
        void isOverOnceItsCredentialIsGone() {
            Changed kept = new Changed();
            site = new Site(only(WebAuthnCredentials.class, kept), "credentials=");
            String handle = registered();
            Map<String, String> details =
                    loggedIn(use(LOGIN, Optional.of(handle), 1)).details();
            assertThat(site.mechanism().isOver(details)).isFalse();

            kept.removed.add(authenticator.id());

            assertThat(site.mechanism().isOver(details)).isTrue();
        }

        @Test
        void isOverWhereItCannotBeKnown() {
            assertThat(site.mechanism().isOver(Map.of())).isTrue();
            site = new Site(only(WebAuthnCredentials.class, new Broken()), "credentials=");
            assertThat(site.mechanism().isOver(Map.of("credential", "AQID"))).isTrue();
        }

        @Test
        void isNotWonByTwoAtOnce() {
            WebAuthnCredentials racing = new Racing();
            site = new Site(only(WebAuthnCredentials.class, racing), "credentials=");
            String handle = registered();

            assertThat(reason(use(LOGIN, Optional.of(handle), 1))).isEqualTo(WebAuthnReason.COUNT_WENT_BACK);
        }

        @Test
        void doesNotReturnToAnotherSite() {
            JsonObject body = Json.createObjectBuilder()
                    .add("target", "https://evil.example/")
                    .build();
            String handle = registered();
            JsonObject begun = Site.json(reply(site.send(Site.message("/webauthn/login/options", body), false))
                    .body());

            Outcome outcome = site.finish(
                    LOGIN, begun, authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle)));

            assertThat(Site.json(reply(outcome).body()).getString("location")).isEqualTo("/enabler/");
        }

        @Test
        void isRefusedForAWhileWhereTheCredentialsCannotBeRead() {
            site = new Site(only(WebAuthnCredentials.class, new Broken()), "credentials=");

            Outcome outcome = use(LOGIN, Optional.of("AQID"), 1);

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.CREDENTIALS_UNAVAILABLE);
            assertThat(reply(outcome).status()).isEqualTo(503);
        }
    }

    @Nested
    class AChallenge {

        @Test
        void hasAtLeastSixteenOctetsAndIsNewEachTime() {
            String one = Site.challenge(site.begin(LOGIN));
            String other = Site.challenge(site.begin(LOGIN));

            assertThat(one).hasSize(43).isNotEqualTo(other);
        }

        @Test
        void isGoodOnce() {
            String handle = registered();
            JsonObject begun = site.begin(LOGIN);
            JsonObject answer = authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle));
            loggedIn(site.finish(LOGIN, begun, answer));

            assertThat(reason(site.finish(LOGIN, begun, answer))).isEqualTo(WebAuthnReason.UNKNOWN_CEREMONY);
        }

        @Test
        void isSpentByAnAnswerThatIsWrong() {
            String handle = registered();
            JsonObject begun = site.begin(LOGIN);
            Speech right = Speech.using(Site.challenge(begun), 1);
            site.finish(LOGIN, begun, authenticator.use(right.origin("https://evil.example"), Optional.of(handle)));

            assertThat(reason(site.finish(LOGIN, begun, authenticator.use(right, Optional.of(handle)))))
                    .isEqualTo(WebAuthnReason.UNKNOWN_CEREMONY);
        }

        @Test
        void isForTheBrowserThatAsked() {
            String handle = registered();
            JsonObject begun = site.begin(LOGIN);
            site.forgetCookies();

            Outcome outcome = site.finish(
                    LOGIN, begun, authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle)));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.UNKNOWN_CEREMONY);
        }

        @Test
        void isForgottenInTime() {
            String handle = registered();
            JsonObject begun = site.begin(LOGIN);
            site.clock().advance(Duration.ofMinutes(5));

            Outcome outcome = site.finish(
                    LOGIN, begun, authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle)));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.UNKNOWN_CEREMONY);
        }

        @Test
        void isForOnePurpose() {
            String handle = registered();
            site.otherwise("alice");
            JsonObject begun = site.begin(STEP_UP);

            Outcome outcome = site.finish(
                    LOGIN, begun, authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle)));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.UNKNOWN_CEREMONY);
        }
    }

    @Nested
    class AMessage {

        private final JsonObject body =
                Json.createObjectBuilder().add("target", "/enabler/").build();

        @Test
        void ofAnotherSiteIsRefused() {
            MemoryRequest own = Site.message("/webauthn/login/options", body);

            assertThat(reason(site.send(own.header("Origin", "https://evil.example"), false)))
                    .isEqualTo(WebAuthnReason.OTHER_SITE);
            assertThat(reason(site.send(own.header("Origin"), false))).isEqualTo(WebAuthnReason.OTHER_SITE);
            assertThat(reason(site.send(own.header("Sec-Fetch-Site", "same-site"), false)))
                    .isEqualTo(WebAuthnReason.OTHER_SITE);
        }

        @Test
        void ofAnotherSiteRegistersNothing() {
            site.otherwise("alice");

            assertThat(reason(site.send(
                            Site.message("/webauthn/register/options", body).header("Origin", "https://evil.example"),
                            false)))
                    .isEqualTo(WebAuthnReason.OTHER_SITE);
        }

        @Test
        void thatIsNoneOfOursIsRefused() {
            MemoryRequest own = Site.message("/webauthn/login/options", body);

            assertThat(reason(site.send(own.body(new byte[] {'['}), false)))
                    .isEqualTo(WebAuthnReason.MALFORMED_MESSAGE);
            assertThat(reason(site.send(own.body("{\"target\":7}".getBytes(StandardCharsets.UTF_8)), false)))
                    .isEqualTo(WebAuthnReason.MALFORMED_MESSAGE);
        }

        @Test
        void withoutItsSignatureIsRefused() {
            registered();
            JsonObject begun = site.begin(LOGIN);
            JsonObject answer = authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.empty());
            JsonObject unsigned = Json.createObjectBuilder(answer)
                    .add(
                            "response",
                            Json.createObjectBuilder(answer.getJsonObject("response"))
                                    .remove("signature"))
                    .build();

            assertThat(reason(site.finish(LOGIN, begun, unsigned))).isEqualTo(WebAuthnReason.MALFORMED_MESSAGE);
        }

        @Test
        void isPosted() {
            assertThat(reply(site.get("/webauthn/login/options")).status()).isEqualTo(405);
            assertThat(reply(site.get("/webauthn/login/finish")).status()).isEqualTo(405);
        }
    }

    @Nested
    class ARegistration {

        @Test
        void asksForACredentialOfTheCaller() {
            site.otherwise("alice");

            JsonObject options = site.begin(REGISTER).getJsonObject("publicKey");

            assertThat(options.getJsonObject("rp").getString("id")).isEqualTo(Speech.RP_ID);
            assertThat(options.getJsonObject("user").getString("name")).isEqualTo("alice");
            assertThat(options.getJsonObject("user").getString("id")).hasSize(43);
            assertThat(options.getString("attestation")).isEqualTo("none");
            assertThat(options.getJsonArray("pubKeyCredParams"))
                    .extracting(one -> one.asJsonObject().getInt("alg"))
                    .containsExactly(-7, -8, -257);
            assertThat(options.getJsonObject("authenticatorSelection").getString("residentKey"))
                    .isEqualTo("required");
            assertThat(options.getJsonObject("authenticatorSelection").getString("userVerification"))
                    .isEqualTo("required");
        }

        @Test
        void needsACaller() {
            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.NO_CALLER);
        }

        @Test
        void needsACallerWhoProvedItselfLately() {
            site.otherwise("alice");
            site.clock().advance(Duration.ofMinutes(16));

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.CALLER_TOO_OLD);
        }

        @Test
        void isNotForWhoeverActsForAUser() {
            site.acting("alice", new Delegate("gateway", Optional.empty()));

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.DELEGATED_CALLER);
        }

        @Test
        void isForTheCallerWhoBegan() {
            site.otherwise("alice");
            JsonObject begun = site.begin(REGISTER);
            site.otherwise("bob");

            Outcome outcome =
                    site.finish(REGISTER, begun, authenticator.register(Speech.registering(Site.challenge(begun))));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.CALLER_CHANGED);
        }

        @Test
        void ofAnotherNeedsTheOneThatThereIs() {
            registered();
            site.otherwise("alice");

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_USED);
            assertThat(header(reply(site.get("/webauthn/register")), "Location").orElseThrow())
                    .startsWith("https://sp.example.org/enabler/webauthn/step-up?target=");
        }

        @Test
        void ofAnotherIsOpenToWhoUsedTheOneThatThereIs() {
            String handle = registered();
            site.session(loggedIn(use(LOGIN, Optional.of(handle), 1)));

            JsonObject options = site.begin(REGISTER).getJsonObject("publicKey");

            assertThat(options.getJsonObject("user").getString("id")).isEqualTo(handle);
            assertThat(options.getJsonArray("excludeCredentials"))
                    .extracting(one -> one.asJsonObject().getString("id"))
                    .containsExactly(authenticator.id());
        }

        @Test
        void ofAnotherNeedsTheOneThatWasUsedToBeThereStill() {
            Changed kept = new Changed();
            site = new Site(only(WebAuthnCredentials.class, kept), "credentials=");
            String handle = registered();
            site.session(loggedIn(use(LOGIN, Optional.of(handle), 1)));
            JsonObject begun = site.begin(REGISTER);
            SoftwareAuthenticator second = SoftwareAuthenticator.es256();
            JsonObject answer = second.register(Speech.registering(Site.challenge(begun)));
            assertThat(site.finish(REGISTER, begun, answer)).isInstanceOf(Outcome.Replied.class);

            kept.removed.add(authenticator.id());

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_USED);
        }

        @Test
        void ofAnotherNeedsToKnowWhichOneWasUsed() {
            String handle = registered();
            site.otherwise("alice");
            site.otherwise(loggedIn(use(STEP_UP, Optional.of(handle), 1)).caller());

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_USED);
        }

        @Test
        void ofTheFirstIsNotForWhoUsedOneThatIsGone() {
            Changed kept = new Changed();
            site = new Site(only(WebAuthnCredentials.class, kept), "credentials=");
            String handle = registered();
            site.session(loggedIn(use(LOGIN, Optional.of(handle), 1)));

            kept.removed.add(authenticator.id());

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.WRONG_FIRST_CONTEXT);
        }

        @Test
        void ofAnotherBelongsToWhoeverVouchedForTheFirst() {
            Changed kept = new Changed();
            site = new Site(only(WebAuthnCredentials.class, kept), "credentials=");
            String handle = registered();
            site.session(loggedIn(use(LOGIN, Optional.of(handle), 1)));

            register("alice", SoftwareAuthenticator.es256());

            assertThat(kept.ofUser("alice"))
                    .extracting(WebAuthnCredential::issuer)
                    .containsExactly("password-file", "password-file");
        }

        @Test
        void isNotForANamesakeOfAnotherIssuer() {
            registered();
            site.namesake("alice", "https://idp.example.org");

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.WRONG_FIRST_CONTEXT);
        }

        @Test
        void isNotFinishedByANamesakeOfWhoBegan() {
            site.otherwise("alice");
            JsonObject begun = site.begin(REGISTER);
            site.namesake("alice", "https://idp.example.org");

            Outcome outcome =
                    site.finish(REGISTER, begun, authenticator.register(Speech.registering(Site.challenge(begun))));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.CALLER_CHANGED);
        }

        @Test
        void ofTheFirstMayNeedMoreThanAPassword() {
            site = new Site(Parts.none(), "registration-contexts=urn:example:checked-at-the-desk");
            site.otherwise("alice");

            assertThat(reason(site.options(REGISTER))).isEqualTo(WebAuthnReason.WRONG_FIRST_CONTEXT);
        }

        @Test
        void ofACredentialThatSomebodyHasIsRefused() {
            registered();
            site.otherwise("bob");
            JsonObject begun = site.begin(REGISTER);

            Outcome outcome =
                    site.finish(REGISTER, begun, authenticator.register(Speech.registering(Site.challenge(begun))));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.KNOWN_CREDENTIAL);
        }

        @Test
        void endsWhereThereIsNoRoom() {
            site = new Site(Parts.none(), "most-credentials=1");
            registered();
            site.otherwise("bob");
            JsonObject begun = site.begin(REGISTER);

            Outcome outcome = site.finish(
                    REGISTER, begun, SoftwareAuthenticator.es256().register(Speech.registering(Site.challenge(begun))));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.TOO_MANY_CREDENTIALS);
        }
    }

    @Nested
    class AStepUp {

        private final StepUp needed = new StepUp(List.of("phr"), Optional.empty());

        @Test
        void keepsWhoTheCallerIsAndProvesMore() {
            String handle = registered();
            site.otherwise("alice");

            Outcome.LoggedIn more = loggedIn(use(STEP_UP, Optional.of(handle), 1));

            assertThat(more.caller().getName()).isEqualTo("alice");
            assertThat(more.caller().groups()).containsExactly("staff");
            assertThat(more.caller().attributes())
                    .containsEntry("mail", List.of("alice@example.org"))
                    .containsKey("amr");
            assertThat(more.caller().evidence().issuer()).isEqualTo("password-file");
            assertThat(more.caller().evidence().mechanism()).isEqualTo("webauthn");
            assertThat(more.caller().evidence().authenticationContext()).contains("phr");
            assertThat(more.isRaised()).isTrue();
            assertThat(more.details()).containsEntry("credential", authenticator.id());
        }

        @Test
        void keepsWhoTheCallerIsWhereItProvesMoreOnceMore() {
            String handle = registered();
            site.otherwise("alice");
            site.session(loggedIn(use(STEP_UP, Optional.of(handle), 1)));

            Outcome.LoggedIn more = loggedIn(use(STEP_UP, Optional.of(handle), 2));

            assertThat(more.caller().groups()).containsExactly("staff");
            assertThat(more.caller().evidence().issuer()).isEqualTo("password-file");
            assertThat(more.isRaised()).isTrue();
        }

        @Test
        void ofWhoLoggedInByAnAuthenticatorAsksTheApplicationAgainAndIsNoNewLogin() {
            Map<String, VerifiedUser> users =
                    new HashMap<>(Map.of("alice", new VerifiedUser("alice", Set.of("staff"))));
            site = new Site(only(WebAuthnUsers.class, name -> Optional.ofNullable(users.get(name))));
            String handle = registered();
            site.session(loggedIn(use(LOGIN, Optional.of(handle), 1)));
            users.put("alice", new VerifiedUser("alice", Set.of("guest")));

            Outcome.LoggedIn more = loggedIn(use(STEP_UP, Optional.of(handle), 2));

            assertThat(more.caller().groups()).containsExactly("guest");
            assertThat(more.isRaised()).isTrue();
            users.clear();
            assertThat(reason(use(STEP_UP, Optional.of(handle), 3))).isEqualTo(WebAuthnReason.UNKNOWN_USER);
        }

        @Test
        void isNotByACredentialOfAnotherUserWhateverABeanFinds() {
            String handle = registered(credential -> new WebAuthnCredential(
                    credential.id(),
                    "bob",
                    credential.issuer(),
                    credential.userHandle(),
                    credential.publicKey(),
                    credential.signCount(),
                    credential.userVerified(),
                    credential.backupEligible(),
                    credential.backedUp(),
                    credential.created()));
            site.otherwise("alice");

            assertThat(reason(use(STEP_UP, Optional.of(handle), 1))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR);
        }

        @Test
        void isNotByACredentialOfANamesakeWhateverABeanFinds() {
            String handle = registered(credential -> new WebAuthnCredential(
                    credential.id(),
                    credential.user(),
                    "https://idp.example.org",
                    credential.userHandle(),
                    credential.publicKey(),
                    credential.signCount(),
                    credential.userVerified(),
                    credential.backupEligible(),
                    credential.backedUp(),
                    credential.created()));
            site.otherwise("alice");

            assertThat(reason(use(STEP_UP, Optional.of(handle), 1))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR);
        }

        @Test
        void isNotByTheCredentialOfANamesake() {
            registered();
            site.namesake("alice", "https://idp.example.org");

            assertThat(reason(site.options(STEP_UP))).isEqualTo(WebAuthnReason.NO_CREDENTIAL);
        }

        @Test
        void isNotFinishedByANamesakeOfWhoBegan() {
            String handle = registered();
            site.otherwise("alice");
            JsonObject begun = site.begin(STEP_UP);
            site.namesake("alice", "https://idp.example.org");

            Outcome outcome = site.finish(
                    STEP_UP, begun, authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle)));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.CALLER_CHANGED);
        }

        @Test
        void asksForCredentialsOfTheCallerOnly() {
            registered();
            register("bob", SoftwareAuthenticator.es256());
            site.otherwise("alice");

            assertThat(site.begin(STEP_UP).getJsonObject("publicKey").getJsonArray("allowCredentials"))
                    .extracting(one -> one.asJsonObject().getString("id"))
                    .containsExactly(authenticator.id());
        }

        @Test
        void isNotDoneByTheAuthenticatorOfSomebodyElse() {
            String handle = registered();
            register("bob", SoftwareAuthenticator.es256());

            assertThat(reason(use(STEP_UP, Optional.of(handle), 1))).isEqualTo(WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR);
        }

        @Test
        void isNotDoneForSomebodyElse() {
            String handle = registered();
            register("bob", SoftwareAuthenticator.es256());
            site.otherwise("alice");
            JsonObject begun = site.begin(STEP_UP);
            site.otherwise("bob");

            Outcome outcome = site.finish(
                    STEP_UP, begun, authenticator.use(Speech.using(Site.challenge(begun), 1), Optional.of(handle)));

            assertThat(reason(outcome)).isEqualTo(WebAuthnReason.CALLER_CHANGED);
        }

        @Test
        void needsACaller() {
            assertThat(reason(site.options(STEP_UP))).isEqualTo(WebAuthnReason.NO_CALLER);
        }

        @Test
        void needsACredential() {
            site.otherwise("alice");

            assertThat(reason(site.options(STEP_UP))).isEqualTo(WebAuthnReason.NO_CREDENTIAL);
        }

        @Test
        void isWhereCallersOfOthersAreSentWhoNeedMore() {
            Reply reply = site.mechanism()
                    .raise(MemoryRequest.get("/payments"), needed)
                    .orElseThrow();

            assertThat(header(reply, "Location"))
                    .contains("https://sp.example.org/enabler/webauthn/step-up?target=%2Fenabler%2Fpayments");
        }

        @Test
        void isNotOfferedWhereItWouldNotDo() {
            assertThat(site.mechanism()
                            .raise(MemoryRequest.get("/"), new StepUp(List.of("urn:other"), Optional.empty())))
                    .isEmpty();
        }
    }

    @Nested
    class ThePages {

        @Test
        void runOurScriptAndNothingElse() {
            Reply page = reply(site.send(
                    MemoryRequest.get("/webauthn/login?target=%2Fenabler%2Ffirst")
                            .header("Accept-Language", "de"),
                    false));

            assertThat(page.status()).isEqualTo(200);
            assertThat(header(page, "Content-Security-Policy").orElseThrow())
                    .contains(
                            "default-src 'none'",
                            "script-src https://sp.example.org/enabler/webauthn/webauthn.js;",
                            "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.body())
                    .contains("<html lang=\"de\">", "data-target=\"/enabler/first\"", "Mit einem Passkey anmelden");
        }

        @Test
        void doNotRepeatWhatAnAddressSays() {
            Reply page = reply(site.get("/webauthn/login?target=%22%3E%3Cscript%3E"));

            assertThat(page.body()).contains("data-target=\"/enabler/\"").doesNotContain("\"><script>");
        }

        @Test
        void mayBeTheApplicationsOwn() {
            site = new Site(Parts.none(), "login-page=/signin.html");

            assertThat(header(reply(site.get("/webauthn/login?target=%2Fenabler%2Ffirst")), "Location"))
                    .contains("https://sp.example.org/enabler/signin.html?target=%2Fenabler%2Ffirst&purpose=login");
            assertThat(site.send(MemoryRequest.get("/signin.html"), true)).isEqualTo(Outcome.abstained());
        }

        @Test
        void haveTheirScriptBesideThem() {
            Reply script = reply(site.get("/webauthn/webauthn.js"));

            assertThat(header(script, "Content-Type")).contains("text/javascript;charset=UTF-8");
            assertThat(script.body()).contains("navigator.credentials.get");
        }
    }

    private static <T> Parts only(Class<T> type, T part) {
        return new Parts() {
            @Override
            public <P> Optional<P> find(Class<P> wanted) {
                return wanted.equals(type) ? Optional.of(wanted.cast(part)) : Optional.empty();
            }
        };
    }

    /** Somebody removes credentials, or it finds others; it takes over whatever comes. */
    private static final class Changed implements WebAuthnCredentials {

        private final WebAuthnCredentials kept = new MemoryCredentials(new Bounds(10, 10));
        private final Set<String> removed = new HashSet<>();
        private UnaryOperator<WebAuthnCredential> found = UnaryOperator.identity();

        @Override
        public Optional<WebAuthnCredential> find(String id) {
            return kept.find(id)
                    .filter(credential -> !removed.contains(credential.id()))
                    .map(found);
        }

        @Override
        public List<WebAuthnCredential> ofUser(String user) {
            return kept.ofUser(user).stream()
                    .filter(credential -> !removed.contains(credential.id()))
                    .toList();
        }

        @Override
        public Addition add(WebAuthnCredential credential) {
            return kept.add(credential);
        }

        @Override
        public boolean update(WebAuthnCredential before, WebAuthnCredential after) {
            return true;
        }
    }

    /** Somebody else always is a little faster. */
    private static final class Racing implements WebAuthnCredentials {

        private Optional<WebAuthnCredential> kept = Optional.empty();

        @Override
        public Optional<WebAuthnCredential> find(String id) {
            return kept;
        }

        @Override
        public List<WebAuthnCredential> ofUser(String user) {
            return kept.stream().toList();
        }

        @Override
        public Addition add(WebAuthnCredential credential) {
            kept = Optional.of(credential);
            return Addition.ADDED;
        }

        @Override
        public boolean update(WebAuthnCredential before, WebAuthnCredential after) {
            return false;
        }
    }

    /** Its database is down. */
    private static final class Broken implements WebAuthnCredentials {

        @Override
        public Optional<WebAuthnCredential> find(String id) {
            throw new IllegalStateException("no connection");
        }

        @Override
        public List<WebAuthnCredential> ofUser(String user) {
            throw new IllegalStateException("no connection");
        }

        @Override
        public Addition add(WebAuthnCredential credential) {
            throw new IllegalStateException("no connection");
        }

        @Override
        public boolean update(WebAuthnCredential before, WebAuthnCredential after) {
            throw new IllegalStateException("no connection");
        }
    }
}
