package org.secf.elytron;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.identity.Caller;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.auth.server.ServerAuthenticationContext;
import org.wildfly.security.authz.RoleDecoder;

/** From a request in a first deployment into the domains of others. */
class OutflowTest {

    private static final Caller ALICE = Domains.alice();

    private final ElytronCarrier carrier = new ElytronCarrier(Domains.tokens(Clock.systemUTC()));
    private final Deployments deployments = new Deployments();
    private final SecurityDomain first = Domains.ofUsers();

    /** A request of alice in the first deployment, and in it the call of a session bean. */
    private <T> T inCall(Callable<T> work) throws Exception {
        return inRequest(() -> Domains.as(first.getCurrentSecurityIdentity(), work));
    }

    private <T> T inRequest(Callable<T> work) throws Exception {
        Callable<T> request = () -> Domains.during(carrier.admit(ALICE).orElseThrow(), work);
        return deployments.in("first.war", () -> Domains.as(Domains.asWildFlyMakesIt(first, ALICE), request));
    }

    @Nested
    class DomainThatBelievesUs {

        private final SecurityDomain second = Domains.believing();

        @Test
        void seesNameRolesAndAttributes() throws Exception {
            deployments.add("second.jar", second).add("first.war", first, "deployment.second.jar");

            SecurityIdentity seen = inCall(second::getCurrentSecurityIdentity);

            assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
            assertThat(Domains.roles(seen)).containsExactlyInAnyOrder("user", "admin");
            assertThat(CurrentIdentity.caller(seen)).contains(ALICE);
        }

        @Test
        void mayHaveUsersOfItsOwn() throws Exception {
            SecurityDomain.Builder builder = Domains.of(Domains.users("bob"));
            builder.addRealm("callers", Domains.tokenRealm(Domains.KEYS.getPublic(), "first", "second"))
                    .setRoleDecoder(RoleDecoder.simple("groups"))
                    .build();
            SecurityDomain both = builder.build();
            deployments.add("second.jar", both).add("first.war", first, "deployment.second.jar");

            SecurityIdentity seen = inCall(both::getCurrentSecurityIdentity);

            assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
            assertThat(Domains.roles(seen)).containsExactlyInAnyOrder("user", "admin");
        }

        @Test
        void seesNobodyAfterTheCall() throws Exception {
            deployments.add("second.jar", second).add("first.war", first, "deployment.second.jar");

            assertThat(inCall(second::getCurrentSecurityIdentity).isAnonymous()).isFalse();
            assertThat(second.getCurrentSecurityIdentity().isAnonymous()).isTrue();
        }

        @Test
        void seesNobodyBeforeTheCall() throws Exception {
            deployments.add("second.jar", second).add("first.war", first, "deployment.second.jar");

            assertThat(inRequest(second::getCurrentSecurityIdentity).isAnonymous())
                    .isTrue();
        }

        @Test
        void seesNobodyWhereTheCallingDeploymentDoesNotDependOnIt() throws Exception {
            deployments.add("second.jar", second).add("first.war", first);

            assertThat(inCall(second::getCurrentSecurityIdentity).isAnonymous()).isTrue();
        }

        @Test
        void isReachedFromAnotherThreadThatRunsAsTheCaller() throws Exception {
            deployments.add("second.jar", second).add("first.war", first, "deployment.second.jar");
            var executor = Executors.newSingleThreadExecutor();
            try {
                SecurityIdentity seen = inRequest(() -> {
                    SecurityIdentity handed = first.getCurrentSecurityIdentity();
                    return executor.submit(() -> deployments.in(
                                    "first.war", () -> Domains.as(handed, second::getCurrentSecurityIdentity)))
                            .get();
                });
                SecurityIdentity next =
                        executor.submit(second::getCurrentSecurityIdentity).get();

                assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
                assertThat(next.isAnonymous()).isTrue();
            } finally {
                executor.shutdownNow();
            }
        }

        @Test
        void isReachedAgainFromAThreadOfTheServer() throws Exception {
            deployments.add("second.jar", second).add("first.war", first, "deployment.second.jar");
            ClassLoader ofTheServer = getClass().getClassLoader();

            SecurityIdentity seen = inCall(() -> {
                Thread.currentThread().setContextClassLoader(ofTheServer);
                return Domains.as(first.getCurrentSecurityIdentity(), second::getCurrentSecurityIdentity);
            });

            assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
        }

        @Test
        void isReachedThroughAPartOfTheSameApplication() throws Exception {
            deployments
                    .add("second.jar", second)
                    .add("first.war", first)
                    .add("beans.jar", first, "deployment.second.jar");

            SecurityIdentity seen = inCall(() -> deployments.in(
                    "beans.jar",
                    () -> Domains.as(first.getCurrentSecurityIdentity(), second::getCurrentSecurityIdentity)));

            assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
        }

        @Test
        void passesTheCallerOnToAThird() throws Exception {
            SecurityDomain third = Domains.of(Domains.tokenRealm(Domains.KEYS.getPublic(), "first", "third"))
                    .build();
            deployments
                    .add("third.jar", third)
                    .add("second.jar", second, "deployment.third.jar")
                    .add("first.war", first, "deployment.second.jar");

            SecurityIdentity seen = inCall(() -> deployments.in(
                    "second.jar",
                    () -> Domains.as(second.getCurrentSecurityIdentity(), third::getCurrentSecurityIdentity)));

            assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
        }
    }

    @Nested
    class DomainThatDoesNot {

        private void assertSeesNobody(SecurityDomain second) throws Exception {
            deployments.add("second.jar", second).add("first.war", first, "deployment.second.jar");

            assertThat(inCall(second::getCurrentSecurityIdentity).isAnonymous()).isTrue();
        }

        @Test
        void hasNoTokenRealm() throws Exception {
            assertSeesNobody(Domains.ofUsers());
        }

        @Test
        void hasAUserOfTheSameNameOnly() throws Exception {
            assertSeesNobody(Domains.ofUsers("alice"));
        }

        @Test
        void believesAnotherKey() throws Exception {
            assertSeesNobody(Domains.of(Domains.tokenRealm(Domains.OTHER_KEYS.getPublic(), "first", "second"))
                    .build());
        }

        @Test
        void believesAnotherIssuer() throws Exception {
            assertSeesNobody(Domains.of(Domains.tokenRealm(Domains.KEYS.getPublic(), "somebody", "second"))
                    .build());
        }

        @Test
        void believesTokensForAnotherAudience() throws Exception {
            assertSeesNobody(Domains.of(Domains.tokenRealm(Domains.KEYS.getPublic(), "first", "billing"))
                    .build());
        }

        @Test
        void letsNobodyLogIn() throws Exception {
            assertSeesNobody(Domains.of(Domains.tokenRealm(Domains.KEYS.getPublic(), "first", "second"))
                    .setPermissionMapper((identity, roles) -> permission -> false)
                    .build());
        }
    }

    @Nested
    class ConfiguredOutflow {

        private final SecurityDomain trusting = Domains.of(Domains.users("alice"))
                .setTrustedSecurityDomainPredicate(domain -> true)
                .build();

        /** As outflow-security-domains makes it. */
        private SecurityIdentity flowing(SecurityIdentity identity) {
            return identity.withSecurityIdentitySupplier(() -> {
                try (ServerAuthenticationContext context = trusting.createNewAuthenticationContext()) {
                    return context.importIdentity(identity)
                            ? new SecurityIdentity[] {context.getAuthorizedIdentity()}
                            : new SecurityIdentity[0];
                } catch (org.wildfly.security.auth.server.RealmUnavailableException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Test
        void stays() throws Exception {
            SecurityDomain source = Domains.of(Domains.users())
                    .setSecurityIdentityTransformer(this::flowing)
                    .build();
            deployments.add("trusting.jar", trusting).add("first.war", source, "deployment.trusting.jar");
            Callable<SecurityIdentity> call =
                    () -> Domains.as(source.getCurrentSecurityIdentity(), trusting::getCurrentSecurityIdentity);
            Callable<SecurityIdentity> request =
                    () -> Domains.during(carrier.admit(ALICE).orElseThrow(), call);

            SecurityIdentity seen =
                    deployments.in("first.war", () -> Domains.as(Domains.asWildFlyMakesIt(source, ALICE), request));

            assertThat(seen.getPrincipal().getName()).isEqualTo("alice");
            assertThat(Domains.roles(seen)).containsExactly("guest");
        }
    }
}
