package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.GroupMapping;
import org.secf.saml.model.VerifiedLogin;

class CallerMappingTest {

    private static final Optional<String> GROUPS = Optional.of("groups");

    private static Caller caller(CallerMapping mapping, List<String> groups) {
        Evidence evidence = new Evidence("saml", "idp", Instant.EPOCH, Optional.empty(), Optional.empty());
        Map<String, List<String>> attributes = Map.of("uid", List.of("alice", "alice"), "groups", groups);
        VerifiedLogin login = new VerifiedLogin(
                "_a", Instant.EPOCH, Optional.empty(), attributes, evidence, List.of(), Optional.empty());
        return mapping.map(login).fold(found -> found, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    @Test
    void takesOneNameSaidTwice() {
        assertThat(caller(new CallerMapping("uid", Optional.empty(), GroupMapping.NONE), List.of())
                        .getName())
                .isEqualTo("alice");
    }

    @Test
    void passesGroupsAsTheyAreWithoutMapping() {
        Caller caller =
                caller(new CallerMapping("uid", GROUPS, GroupMapping.NONE), List.of("staff", "a,admin", "a;admin"));
        assertThat(caller.groups()).containsExactly("staff", "a,admin", "a;admin");
    }

    @Test
    void passesMappedGroupsOnly() {
        CallerMapping mapping = new CallerMapping("uid", GROUPS, GroupMapping.parse(List.of("cn=staff=staff")));
        assertThat(caller(mapping, List.of("cn=staff", "CN=staff", "admin")).groups())
                .containsExactly("staff");
    }

    @Test
    void dropsGroupsThatAreNoNames() {
        CallerMapping mapping = new CallerMapping("uid", GROUPS, GroupMapping.NONE);
        assertThat(caller(mapping, List.of("", " admin", "ad\u0000min", "staff"))
                        .groups())
                .containsExactly("staff");
    }

    /** Fillers, joiners, variation selectors and odd spaces: the two names look the same on a screen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin\u3164",
                "\u115Fadmin",
                "ad\u034Fmin",
                "admin\uFE0F",
                "admin\uDB40\uDD00",
                "ad\u180Bmin",
                "admin\u2800",
                "the\u00A0admin",
                "the\u2009admin"
            })
    void dropsGroupsThatDifferByWhatCannotBeSeen_H46(String group) {
        assertThat(caller(new CallerMapping("uid", GROUPS, GroupMapping.NONE), List.of(group, "the admin"))
                        .groups())
                .containsExactly("the admin");
    }

    @Test
    void readsNoGroupsWhereNoneAreConfigured() {
        assertThat(caller(new CallerMapping("uid", Optional.empty(), GroupMapping.NONE), List.of("admin"))
                        .groups())
                .isEmpty();
    }
}
