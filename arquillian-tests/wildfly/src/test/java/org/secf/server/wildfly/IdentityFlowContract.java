package org.secf.server.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;
import org.secf.server.ServerLog;

/** Whoever logs in at the first deployment is the same in every domain that believes it, and nobody in the others. */
interface IdentityFlowContract {

    /** Asks the first deployment. */
    Client client();

    /** How the adapter calls itself in the log. */
    String adapter();

    @Test
    default void usesTheAdapter() {
        assertThat(ServerLog.lastStart("/first")).contains(adapter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "own", "own-executor"})
    default void isAnIdentityOfItsOwnDomain(String place) throws Exception {
        assertIsAlice(client().seenAs("alice", place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"near", "near-through-own", "near-later", "near-executor", "far", "far-user"})
    default void isTheSameInAnotherDeployment(String place) throws Exception {
        Properties seen = client().seenAs("alice", place);

        assertIsAlice(seen);
        assertThat(seen).containsEntry("principal", "alice").containsEntry("user", "true");
        assertThat(seen).containsEntry("admin", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"near", "far-user", "remote-user"})
    default void hasItsOwnRolesOnly(String place) throws Exception {
        Properties seen = client().seenAs("bob", place);

        assertThat(seen).containsEntry("principal", "bob").containsEntry("roles", "user");
        assertThat(seen).containsEntry("user", "true").containsEntry("admin", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "remote-user"})
    default void isTheSameThroughTheNetwork(String place) throws Exception {
        Properties seen = client().seenAs("alice", place);

        assertIsAlice(seen);
        assertThat(seen).containsEntry("principal", "alice").containsEntry("admin", "true");
    }

    @Test
    default void isTheInjectedCallerOfAnotherDeployment() throws Exception {
        Properties seen = client().seenAs("alice", "informed");
        Caller caller = CallerJson.read(seen.getProperty("caller"));

        assertThat(seen).containsEntry("authenticated", "true");
        assertThat(caller.getName()).isEqualTo("alice");
        assertThat(caller.groups()).containsExactlyInAnyOrder("user", "admin");
        assertThat(caller.evidence().mechanism()).isEqualTo("basic");
        assertThat(caller.evidence().issuer()).isEqualTo("password-file");
    }

    @Test
    default void isNobodyInADomainThatDoesNotBelieveIt() throws Exception {
        assertIsNobody(client().seenAs("alice", "distrustful"));
        assertThat(client().seenAs("alice", "distrustful-user")).containsEntry("refused", "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "own", "own-executor", "near", "near-later", "near-executor", "far"})
    default void staysNobodyWhoDoesNotLogIn(String place) throws Exception {
        assertIsNobody(client().seenAsNobody(place));
    }

    @Test
    default void isRefusedWhoDoesNotLogIn() throws Exception {
        assertThat(client().seenAsNobody("far-user")).containsEntry("refused", "true");
        assertThat(client().seenAsNobody("informed")).containsEntry("authenticated", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "own", "near", "far"})
    default void isNobodyAfterALogoutInTheSameRequest(String place) throws Exception {
        assertIsNobody(client().seenAs("alice", place + "&logout=true"));
    }

    @Test
    default void leavesNothingToTheNextOnTheSameThread() throws Exception {
        Set<String> ofAlice = new HashSet<>();
        Set<String> ofNobody = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Properties alice = client().seenAs("alice", "near");
            Properties nobody = client().seenAsNobody(i % 2 == 0 ? "near" : "servlet");

            assertIsAlice(alice);
            assertIsNobody(nobody);
            ofAlice.add(alice.getProperty("thread"));
            ofNobody.add(nobody.getProperty("thread"));
        }
        assertThat(ofNobody).containsAnyElementsOf(ofAlice);
    }

    private static void assertIsAlice(Properties seen) {
        assertThat(seen)
                .containsEntry("identity", "alice")
                .containsEntry("anonymous", "false")
                .containsEntry("roles", "admin,user")
                .containsEntry("mechanism", "basic")
                .containsEntry("issuer", "password-file");
    }

    private static void assertIsNobody(Properties seen) {
        assertThat(seen).containsEntry("identity", "anonymous").containsEntry("anonymous", "true");
        assertThat(seen).containsEntry("roles", "");
    }
}
