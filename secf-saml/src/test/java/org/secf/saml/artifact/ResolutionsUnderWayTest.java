package org.secf.saml.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.saml.model.ArtifactReason;
import org.secf.saml.testing.ArtifactText;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** How many may wait for identity providers at once. */
class ResolutionsUnderWayTest {

    private static final String SLOW = "https://slow.example.org";

    private final ResolutionsUnderWay underWay = new ResolutionsUnderWay();

    private static Artifact artifact(String provider, int handle) {
        return Artifact.parse(ArtifactText.of(provider, 0, "handle" + handle)).fold(parsed -> parsed, rejection -> {
            throw new AssertionError(rejection.detail());
        });
    }

    private Optional<Reason> begin(String provider, int handle) {
        return underWay.begin(artifact(provider, handle), provider).map(Rejection::reason);
    }

    @Test
    void oneProviderDoesNotTakeTheTurnsOfAllOthers() {
        for (int i = 0; i < ResolutionsUnderWay.MOST_OF_ONE; i++) {
            assertThat(begin(SLOW, i)).isEmpty();
        }
        assertThat(begin(SLOW, 99)).contains(ArtifactReason.TOO_MANY_RESOLUTIONS);
        assertThat(begin("https://other.example.org", 1)).isEmpty();
    }

    @Test
    void allTogetherAreBounded() {
        for (int i = 0; i < ResolutionsUnderWay.MOST; i++) {
            assertThat(begin("https://idp" + i + ".example.org", i)).isEmpty();
        }
        assertThat(begin("https://another.example.org", 1)).contains(ArtifactReason.TOO_MANY_RESOLUTIONS);
    }

    @Test
    void turnIsGivenBack() {
        for (int i = 0; i < ResolutionsUnderWay.MOST_OF_ONE; i++) {
            begin(SLOW, i);
        }
        underWay.end(artifact(SLOW, 3), SLOW);
        assertThat(begin(SLOW, 3)).isEmpty();
        assertThat(begin(SLOW, 4)).contains(ArtifactReason.TOO_MANY_RESOLUTIONS);
    }

    @Test
    void sameArtifactIsNotFetchedTwiceAtOnce() {
        assertThat(begin(SLOW, 1)).isEmpty();
        assertThat(begin(SLOW, 1)).contains(ArtifactReason.ARTIFACT_REPLAYED);
        underWay.end(artifact(SLOW, 1), SLOW);
        assertThat(begin(SLOW, 1)).isEmpty();
    }
}
