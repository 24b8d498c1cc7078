package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.GroupMapping;
import org.secf.saml.model.NameId;
import org.secf.saml.model.ReceivedAttribute;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.VerifiedLogin;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

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

    @Nested
    class Readings {

        private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
        private static final String URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";

        private Verdict<Caller> named(String format, boolean acceptTransient) {
            NameId name = new NameId("x", Optional.of(format), Optional.empty(), Optional.empty(), Optional.empty());
            return new CallerMapping(
                            CallerMapping.NAME_ID,
                            Optional.empty(),
                            GroupMapping.NONE,
                            new CallerMapping.Reading(Optional.empty(), Optional.empty(), acceptTransient))
                    .map(login(Optional.of(name), List.of()));
        }

        private VerifiedLogin login(Optional<NameId> name, List<ReceivedAttribute> attributes) {
            Evidence evidence = new Evidence("saml", "idp", Instant.EPOCH, Optional.empty(), Optional.empty());
            return new VerifiedLogin("_a", Instant.EPOCH, name, Map.of(), evidence, List.of(), Optional.empty())
                    .having(attributes);
        }

        private Optional<Reason> reason(Verdict<Caller> verdict) {
            return verdict.rejection().map(rejection -> rejection.reason());
        }

        @Test
        void refuseATransientNameUnlessItIsAccepted() {
            assertThat(reason(named(TRANSIENT, false))).contains(SamlPolicyReason.TRANSIENT_CALLER_NAME);
            assertThat(reason(named(TRANSIENT, true))).isEmpty();
            assertThat(reason(named("urn:x", false))).isEmpty();
        }

        @Test
        void tellAttributesOfOneNameByTheirFormats() {
            List<ReceivedAttribute> both = List.of(
                    new ReceivedAttribute("uid", Optional.of("urn:other"), List.of("mallory")),
                    new ReceivedAttribute("uid", Optional.of(URI), List.of("alice")),
                    new ReceivedAttribute("groups", Optional.empty(), List.of("staff")),
                    new ReceivedAttribute("groups", Optional.of("urn:other"), List.of("admin")));
            CallerMapping.Reading formats = new CallerMapping.Reading(
                    Optional.of(URI), Optional.of("urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"), false);
            Caller caller = new CallerMapping("uid", GROUPS, GroupMapping.NONE, formats)
                    .map(login(Optional.empty(), both))
                    .fold(found -> found, rejection -> {
                        throw new AssertionError(rejection.detail());
                    });
            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.groups()).containsExactly("staff");
            assertThat(reason(new CallerMapping("uid", GROUPS, GroupMapping.NONE).map(login(Optional.empty(), both))))
                    .contains(SamlReason.SEVERAL_CALLER_NAMES);
        }

        @Test
        void refuseANameThatIsTooLong() {
            ReceivedAttribute most = new ReceivedAttribute("uid", Optional.empty(), List.of("x".repeat(256)));
            ReceivedAttribute more = new ReceivedAttribute("uid", Optional.empty(), List.of("x".repeat(257)));
            CallerMapping mapping = new CallerMapping("uid", GROUPS, GroupMapping.NONE);
            assertThat(reason(mapping.map(login(Optional.empty(), List.of(most)))))
                    .isEmpty();
            assertThat(reason(mapping.map(login(Optional.empty(), List.of(more)))))
                    .contains(SamlPolicyReason.CALLER_NAME_TOO_LONG);
        }
    }
}
