package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.identity.CallerJson;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;

class TestCallerTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    @Test
    void isBelievable() {
        TestCaller alice = TestCaller.named("alice", "user", "administrator");
        assertThat(alice.isAuthenticated()).isTrue();
        assertThat(alice.groups()).containsExactly("user", "administrator");
        assertThat(alice.evidence().mechanism()).isEqualTo("saml");
        assertThat(alice.evidence().keyThumbprint()).get().asString().hasSize(43);
        assertThat(Duration.between(
                        alice.evidence().authenticatedAt(), Clock.systemUTC().instant()))
                .isLessThan(Duration.ofMinutes(1));
        assertThat(CallerJson.read(CallerJson.write(alice).toString())).isEqualTo(alice.known());
    }

    @Test
    void isWhateverTheTestNeeds() {
        TestCaller alice = TestCaller.named("alice")
                .with("mail", "alice@example.org")
                .delegatedTo("portal")
                .delegatedTo("billing")
                .authenticatedBy("urn:example:token")
                .authenticatedAt(NOON);
        assertThat(alice.attributes()).containsEntry("mail", List.of("alice@example.org"));
        assertThat(alice.delegates()).extracting(Delegate::name).containsExactly("portal", "billing");
        assertThat(alice.evidence().authenticationContext()).contains("urn:example:token");
        assertThat(alice.evidence().authenticatedAt()).isEqualTo(NOON);
        Evidence other = new Evidence("digest", "https://example.org", NOON, Optional.empty(), Optional.empty());
        assertThat(alice.provenBy(other).evidence()).isEqualTo(other);
        assertThat(alice).hasToString("alice");
    }

    @Test
    void needsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> TestCaller.named(" "));
    }
}
