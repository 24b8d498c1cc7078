package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.propagation.testing.Definition.behalf;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.propagation.Authorization;
import org.secf.propagation.OnBehalf;
import org.secf.propagation.PropagatedIdentity;
import org.secf.propagation.PropagationReason;
import org.secf.propagation.testing.Definition;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.verdict.Verdict;

/** RFC 7522 and RFC 8693 from the login by SAML to the token for the next server, with nothing in between that is not the real thing or holds to its rules. */
class TestTokenServerTest {

    private static final URI ADDRESS = URI.create("https://b.example.org/api");

    @RegisterExtension
    static final TestIdentityProvider idp =
            TestIdentityProvider.onFreePort().with("alice", "user").with("bob", "user");

    @TempDir
    Path folder;

    private Enabler enabler;
    private TestTokenServer server;

    @BeforeEach
    void start() throws IOException {
        enabler = Enabler.trusting(idp);
        server = TestTokenServer.trusting(idp)
                .forAudiences("https://b")
                .forScopes("read", "write")
                .at(enabler.clock());
    }

    @AfterEach
    void stop() {
        enabler.close();
        server.close();
    }

    private OnBehalf loggedIn(String name, UnaryOperator<ResponsePlan> plan) {
        idp.login(plan.apply(idp.response(name)), enabler.at("/whoami"));
        return enabler.served().get(enabler.served().size() - 1);
    }

    private OnBehalf loggedIn(String name) {
        return loggedIn(name, plan -> plan.alsoForTokenEndpoint(server.endpoint()));
    }

    private PropagatedIdentity identity(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "origins=https://b.example.org",
                "token-endpoint=" + server.endpoint(),
                "token-client=" + TestTokenServer.CLIENT,
                "token-secret=file:" + secret()));
        all.addAll(List.of(more));
        return new Definition(enabler.clock()).read(all.toArray(String[]::new));
    }

    private Path secret() {
        try {
            Path file = folder.resolve("secret");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, server.secret());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Verdict<Optional<Authorization>> authorize(PropagatedIdentity identity, OnBehalf who) {
        return identity.authorize(identity.demand(), ADDRESS, who);
    }

    private TestTokenServer.Given given(PropagatedIdentity identity, OnBehalf who) {
        String field = value(authorize(identity, who)).orElseThrow().field();
        assertThat(field).startsWith("Bearer ");
        return server.given(field.substring("Bearer ".length())).orElseThrow();
    }

    private static OnBehalf altered(OnBehalf who, String from, String to) {
        PresentedToken token = who.token().orElseThrow();
        String xml = new String(Base64.getUrlDecoder().decode(token.original()), StandardCharsets.UTF_8);
        assertThat(xml).contains(from);
        byte[] other = Base64.getUrlEncoder()
                .withoutPadding()
                .encode(xml.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return new OnBehalf(who.caller(), Optional.of(new PresentedToken(token.type(), other)));
    }

    /** RFC 7522 §3. */
    @Nested
    class SamlBearer {

        @Test
        void assertionOfTheLoginBecomesATokenForItsUser() {
            PropagatedIdentity identity = identity("modes=SAML_BEARER", "scope=read");

            assertThat(given(identity, loggedIn("alice")))
                    .satisfies(token -> assertThat(token.subject()).isEqualTo("alice"))
                    .satisfies(token -> assertThat(token.scope()).containsExactly("read"));
            assertThat(given(identity, loggedIn("bob")).subject()).isEqualTo("bob");
        }

        @Test
        void assertionThatIsForUsAloneIsNot() {
            assertRefused(
                    authorize(identity("modes=SAML_BEARER"), loggedIn("alice", UnaryOperator.identity())),
                    PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).containsExactly("invalid_grant: rule 2: another audience");
        }

        @Test
        void assertionIsNotWhenItIsOver() {
            OnBehalf alice = loggedIn("alice");
            enabler.pass(Duration.ofMinutes(6));

            assertRefused(authorize(identity("modes=SAML_BEARER"), alice), PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).containsExactly("invalid_grant: rule 6: not valid now");
        }

        @ParameterizedTest
        @CsvSource({">alice<, >bob<, another signature", "ID=\"_, ID=\"_0, another signature"})
        void assertionIsNotWhereSomebodyChangedIt(String from, String to, String rule) {
            assertRefused(
                    authorize(identity("modes=SAML_BEARER"), altered(loggedIn("alice"), from, to)),
                    PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).singleElement().asString().contains(rule);
        }

        @Test
        void scopeThatTheServerDoesNotGiveIsRefused() {
            assertRefused(
                    authorize(identity("modes=SAML_BEARER", "scope=admin"), loggedIn("alice")),
                    PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).containsExactly("invalid_scope: scope");
        }
    }

    /** RFC 8693 §2. */
    @Nested
    class Exchange {

        @Test
        void assertionBecomesATokenForAnAudience() {
            TestTokenServer.Given token =
                    given(identity("modes=TOKEN_EXCHANGE", "audiences=https://b"), loggedIn("alice"));

            assertThat(token.subject()).isEqualTo("alice");
            assertThat(token.audience()).contains("https://b");
            assertThat(token.actors()).isEmpty();
        }

        @Test
        void whoActsIsToldAndStandsBehindWhoActedBefore() {
            PropagatedIdentity identity = identity("modes=TOKEN_EXCHANGE", "audiences=https://b", "show-actor=true");
            String first =
                    value(authorize(identity, loggedIn("alice"))).orElseThrow().field();
            OnBehalf next = behalf("alice", TokenType.ACCESS_TOKEN, first.substring("Bearer ".length()));

            assertThat(given(identity, next).actors()).containsExactly(TestTokenServer.CLIENT, TestTokenServer.CLIENT);
        }

        @Test
        void accessTokenBecomesOneForLess() {
            PropagatedIdentity identity = identity("modes=TOKEN_EXCHANGE", "scope=read");

            assertThat(given(identity, behalf("alice", TokenType.ACCESS_TOKEN, server.token("alice", "read", "write")))
                            .scope())
                    .isEqualTo(Set.of("read"));
        }

        @Test
        void accessTokenBecomesNoneForMore() {
            PropagatedIdentity identity = identity("modes=TOKEN_EXCHANGE", "scope=write");

            assertRefused(
                    authorize(identity, behalf("alice", TokenType.ACCESS_TOKEN, server.token("alice", "read"))),
                    PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).containsExactly("invalid_scope: scope");
        }

        @Test
        void audienceThatTheServerDoesNotKnowIsRefused() {
            assertRefused(
                    authorize(identity("modes=TOKEN_EXCHANGE", "audiences=https://c"), loggedIn("alice")),
                    PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).containsExactly("invalid_target: audience");
        }

        @Test
        void tokenThatTheServerDidNotGiveIsRefused() {
            assertRefused(
                    authorize(identity("modes=TOKEN_EXCHANGE"), behalf("alice", TokenType.ACCESS_TOKEN, "somebody-s")),
                    PropagationReason.TOKEN_REFUSED);
            assertThat(server.refusals()).containsExactly("invalid_request: subject_token");
        }

        @Test
        void otherClientIsRefused() throws IOException {
            PropagatedIdentity identity = identity("modes=TOKEN_EXCHANGE");
            Files.writeString(folder.resolve("secret"), "another");
            PropagatedIdentity other = new Definition(enabler.clock())
                    .read(
                            "origins=https://b.example.org",
                            "modes=TOKEN_EXCHANGE",
                            "token-endpoint=" + server.endpoint(),
                            "token-client=" + TestTokenServer.CLIENT,
                            "token-secret=file:" + folder.resolve("secret"));

            assertThat(given(identity, loggedIn("alice")).subject()).isEqualTo("alice");
            assertThat(authorize(other, loggedIn("alice"))
                            .rejection()
                            .orElseThrow()
                            .received())
                    .isEqualTo("401 invalid_client");
        }
    }
}
