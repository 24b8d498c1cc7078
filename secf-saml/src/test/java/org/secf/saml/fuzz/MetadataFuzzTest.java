package org.secf.saml.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.mint.TestKeys;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.IdentityProviderMetadata;

/** Whatever comes as metadata is refused with a reason, or describes one of those whom it names; nothing passes for signed that our signer has not signed. */
class MetadataFuzzTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @FuzzTest(maxDuration = "60s")
    void isRefusedOrDescribesWhomItNames(byte[] xml) {
        IdentityProviderMetadata metadata = IdentityProviderMetadata.of(xml, "fuzzed");
        Optional<IdentityProvider> found = found(metadata);

        found.ifPresent(provider -> {
            List<String> named = metadata.entityIds();
            assertThat(named).contains(provider.entityId());
            assertThat(provider.signingKeys()).isNotEmpty();
        });
        assertThat(isBelieved(metadata)).as("signed by our test signer").isFalse();
    }

    private static Optional<IdentityProvider> found(IdentityProviderMetadata metadata) {
        try {
            return Optional.of(metadata.provider(Optional.empty(), Optional.empty(), NOW));
        } catch (UnusableMetadata refused) {
            assertThat(refused.rejection().reason().name()).isNotEmpty();
            return Optional.empty();
        }
    }

    private static boolean isBelieved(IdentityProviderMetadata metadata) {
        try {
            metadata.provider(Optional.empty(), Optional.of(TestKeys.STRANGER.certificate()), NOW);
            return true;
        } catch (UnusableMetadata refused) {
            return false;
        }
    }
}
