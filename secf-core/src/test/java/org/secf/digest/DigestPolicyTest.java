package org.secf.digest;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.GroupMapping;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Parts;
import org.secf.settings.ConfigurationException;
import org.secf.state.MemoryOnceStore;
import org.secf.state.MovableClock;

/** What cannot be a policy stops the deployment. */
class DigestPolicyTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-06-01T12:00:00Z"));

    private Mechanism start(Parts parts, String... settings) {
        return new DigestMechanismFactory()
                .create(
                        TestRealm.settings(Arrays.asList(settings)),
                        TestRealm.context(clock, new MemoryOnceStore(clock, 100), parts));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realm=a\"b",
                "realm=a:b",
                "realm=\u00e9",
                "algorithms=MD5",
                "algorithms=SHA-1",
                "algorithms=",
                "algorithms=SHA-256,SHA-256",
                "qop=",
                "qop=auth,auth",
                "qop=auth-conf",
                "nonce-lifetime=0s",
                "nonce-lifetime=11m",
                "nonce-lifetime=60",
                "max-body=-1",
                "max-body=67108865",
                "accept-md5=yes",
                "userhash=1"
            })
    void thatCannotBeStopsTheDeployment(String setting) {
        assertThatThrownBy(() -> start(new TestRealm.OnePart(TestRealm.users()), "realm=x", setting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.digest");
    }

    @Test
    void withoutARealmStopsTheDeployment() {
        assertThatThrownBy(() -> start(new TestRealm.OnePart(TestRealm.users())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secf.digest.realm is required");
    }

    @Test
    void refusesTheSameWhereverItIsMade() {
        List<DigestAlgorithm> some = List.of(DigestAlgorithm.SHA_256);
        List<QualityOfProtection> auth = List.of(QualityOfProtection.AUTH);
        Duration minute = Duration.ofMinutes(1);

        assertThatIllegalArgumentException().isThrownBy(() -> policy(" ", some, auth, minute));
        assertThatIllegalArgumentException().isThrownBy(() -> policy("r", List.of(), auth, minute));
        assertThatIllegalArgumentException().isThrownBy(() -> policy("r", List.of(DigestAlgorithm.MD5), auth, minute));
        assertThatIllegalArgumentException().isThrownBy(() -> policy("r", some, List.of(), minute));
        assertThatIllegalArgumentException().isThrownBy(() -> policy("r", some, auth, Duration.ZERO));
    }

    private static DigestPolicy policy(
            String realm, List<DigestAlgorithm> algorithms, List<QualityOfProtection> qop, Duration lifetime) {
        return new DigestPolicy(realm, algorithms, false, qop, lifetime, false, 0, GroupMapping.NONE);
    }
}
