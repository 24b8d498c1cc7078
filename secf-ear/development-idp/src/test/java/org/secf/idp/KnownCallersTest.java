package org.secf.idp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secf.testkit.idp.ResponsePlan;
import org.secf.testkit.idp.User;
import org.secf.testkit.idp.UserSource;

/** Who is asked for a password, and who not; the container is played by what it would answer. */
class KnownCallersTest {

    private final KnownCallers callers = new KnownCallers(UserSource.wellKnown());

    private static ReceivedRequest request(Map<String, Object> answers, String role) {
        return new ReceivedRequest((HttpServletRequest) Proxy.newProxyInstance(
                KnownCallersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("isUserInRole")
                        ? role.equals(arguments[0])
                        : answers.get(method.getName())));
    }

    private static Principal named(String name) {
        return () -> name;
    }

    @Test
    void nobodyIsRecognisedWhomTheContainerDoesNotKnow() {
        assertThat(callers.recognised(request(Map.of(), "user"))).isEmpty();
    }

    @Test
    void callerIsWhoeverTheContainerSays() {
        assertThat(callers.recognised(request(Map.of("getUserPrincipal", named("sip:carol@home1.net")), "user")))
                .contains(ResponsePlan.of(User.named("sip:carol@home1.net").in("user")));
    }

    @Test
    void callerWithoutRolesHasNoGroups() {
        assertThat(callers.recognised(request(Map.of("getUserPrincipal", named("carol")), "none")))
                .map(ResponsePlan::user)
                .map(User::groups)
                .contains(List.of());
    }

    @Test
    void wellKnownUserHasTheAttributesThatEverybodyKnows() {
        assertThat(callers.recognised(request(Map.of("getUserPrincipal", named("bob")), "administrator")))
                .map(ResponsePlan::user)
                .hasValueSatisfying(bob -> {
                    assertThat(bob.attributes()).containsKey("mail");
                    assertThat(bob.groups()).as("as the container says").containsExactly("administrator");
                });
    }

    @Test
    void subscriberMetTheContextOfHisKey() {
        assertThat(callers.recognised(
                        request(Map.of("getUserPrincipal", named("carol"), "getAuthType", "SECF-GBA"), "user")))
                .map(ResponsePlan::context)
                .contains("urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract");
    }
}
