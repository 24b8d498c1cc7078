package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.security.PublicKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The identity provider changes its key while an enabler trusts it. */
class KeyRolloverTest {

    @RegisterExtension
    final TestIdentityProvider idp = TestIdentityProvider.onFreePort().with("alice", "user");

    private Enabler enabler;

    @BeforeEach
    void deploy() throws IOException {
        enabler = Enabler.trusting(idp);
    }

    @AfterEach
    void undeploy() {
        enabler.close();
    }

    @Test
    void enablerLearnsTheNextKeyFromTheMetadataWithTheFirstResponseThatItSigns() {
        PublicKey former = idp.key();
        login();
        idp.announceKey();
        assertThat(idp.key()).isEqualTo(former);
        login();
        idp.useAnnouncedKey();
        assertThat(idp.key()).isNotEqualTo(former);

        login();
    }

    @Test
    void keyThatIsNotPublishedIsRefused() throws IOException {
        String before = Files.readString(idp.metadataFile());
        login();
        idp.announceKey();
        idp.useAnnouncedKey();
        Files.writeString(idp.metadataFile(), before);

        idp.refusal(idp.response("alice"), enabler.at("/whoami"));

        assertThat(enabler.refusals()).containsExactly("SIGNATURE_INVALID");
    }

    @Test
    void metadataHasBothKeysUntilTheFormerIsWithdrawn() throws IOException {
        assertThat(publishedKeys()).isEqualTo(1);
        idp.announceKey();
        idp.useAnnouncedKey();
        assertThat(publishedKeys()).isEqualTo(2);
        idp.withdrawFormerKeys();
        assertThat(publishedKeys()).isEqualTo(1);
    }

    @Test
    void stepsComeInOrder() {
        assertThatIllegalStateException().isThrownBy(idp::useAnnouncedKey);
        idp.announceKey();
        assertThatIllegalStateException().isThrownBy(idp::withdrawFormerKeys);
    }

    private void login() {
        TestBrowser alice = idp.login("alice", enabler.at("/whoami"));
        assertThat(alice.page().statusCode()).isEqualTo(200);
        assertThat(enabler.refusals()).isEmpty();
    }

    private int publishedKeys() throws IOException {
        return Files.readString(idp.metadataFile()).split("<md:KeyDescriptor", -1).length - 1;
    }
}
