package org.secf.elytron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.identity.Caller;
import org.secf.mechanism.CallerCarrier.Passage;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.credential.BearerTokenCredential;

/** A request in the domain of its own deployment. */
class ElytronCarrierTest {

    private static final Caller ALICE = Domains.alice();

    private final ElytronCarrier carrier = new ElytronCarrier(Domains.tokens(Clock.systemUTC()));

    private Optional<Passage> admit(SecurityDomain domain, SecurityIdentity current) throws Exception {
        return new Deployments()
                .add("first.war", domain)
                .in("first.war", () -> Domains.as(current, () -> carrier.admit(ALICE)));
    }

    private static SecurityIdentity during(Passage passage, SecurityDomain domain) throws Exception {
        return Domains.during(passage, domain::getCurrentSecurityIdentity);
    }

    @Nested
    class DomainThatBelievesTokens {

        private final SecurityDomain domain = Domains.believing();

        private Passage passage() throws Exception {
            return admit(domain, Domains.asWildFlyMakesIt(domain, ALICE)).orElseThrow();
        }

        @Test
        void givesNameRolesAndAttributes() throws Exception {
            SecurityIdentity identity = during(passage(), domain);

            assertThat(identity.getPrincipal().getName()).isEqualTo("alice");
            assertThat(Domains.roles(identity)).containsExactlyInAnyOrder("user", "admin");
            assertThat(List.copyOf(identity.getAttributes().get("secf.attribute.mail")))
                    .containsExactly("alice@example.org", "a@example.org");
            assertThat(identity.getAttributes().getFirst("secf.issuer")).isEqualTo("https://idp.example.org");
            assertThat(identity.getAttributes().getFirst("secf.mechanism")).isEqualTo("saml");
            assertThat(CurrentIdentity.caller(identity)).contains(ALICE);
        }

        @Test
        void leavesTheThreadToNobody() throws Exception {
            assertThat(during(passage(), domain).isAnonymous()).isFalse();
            assertThat(domain.getCurrentSecurityIdentity().isAnonymous()).isTrue();
        }

        @Test
        void leavesTheThreadToNobodyAfterAFailure() throws Exception {
            Passage passage = passage();

            assertThatThrownBy(() -> passage.run(() -> {
                        throw new IOException("the client went away");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(domain.getCurrentSecurityIdentity().isAnonymous()).isTrue();
        }

        @Test
        void isNobodysAfterTheCallerLeft() throws Exception {
            Passage passage = passage();

            boolean isNobodys = Domains.during(passage, () -> {
                passage.end();
                return domain.getCurrentSecurityIdentity().isAnonymous();
            });

            assertThat(isNobodys).isTrue();
        }
    }

    @Nested
    class DomainThatDoesNot {

        private final SecurityDomain domain = Domains.ofUsers();

        @Test
        void keepsWhatWildFlyMade() throws Exception {
            SecurityIdentity identity = during(
                    admit(domain, Domains.asWildFlyMakesIt(domain, ALICE)).orElseThrow(), domain);

            assertThat(identity.getPrincipal()).isEqualTo(ALICE);
            assertThat(Domains.roles(identity)).containsExactlyInAnyOrder("user", "admin");
        }

        @Test
        void canShowTheTokenElsewhere() throws Exception {
            SecurityIdentity identity = during(
                    admit(domain, Domains.asWildFlyMakesIt(domain, ALICE)).orElseThrow(), domain);

            assertThat(identity.getPrivateCredentials().contains(BearerTokenCredential.class))
                    .isTrue();
        }
    }

    @Nested
    class Nobody {

        private final SecurityDomain domain = Domains.believing();

        @Test
        void staysAnonymous() throws Exception {
            assertThat(admit(domain, domain.getAnonymousSecurityIdentity())).isEmpty();
        }

        @Test
        void becomesWhomAServletRunsAs() throws Exception {
            assertThat(admit(domain, domain.createAdHocIdentity("operator"))).isEmpty();
        }

        @Test
        void isAdmittedWithoutASecurityDomain() {
            assertThat(carrier.admit(ALICE)).isEmpty();
        }

        @Test
        void isTheCallerWithoutASecurityDomain() {
            assertThat(new ElytronCallerSource().current().isAuthenticated()).isFalse();
        }

        @Test
        void isTheCallerOfAnIdentityThatNobodyVouchedFor() throws Exception {
            Callable<Boolean> isCaller =
                    () -> new ElytronCallerSource().current().isAuthenticated();

            assertThat(new Deployments()
                            .add("first.war", domain)
                            .in("first.war", () -> Domains.as(domain.createAdHocIdentity("alice"), isCaller)))
                    .isFalse();
        }
    }
}
