package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.chosen.Chosen;
import org.secf.probe.ProbeUsers;
import org.secf.probe.Seen;
import org.secf.server.Http;
import org.secf.server.PlainArchive;
import org.secf.server.ProbeArchive;
import org.secf.server.Signer;
import org.secf.server.Site;
import org.secf.signed.platform.SharedKeys;

/** An application injects the mechanisms by their qualifiers and chooses itself. */
@ExtendWith(ArquillianExtension.class)
@EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container injects nothing")
class QualifiersTest {

    private static final String NAME = "chosen";
    private static final String ADDRESS = Site.SERVER + "/" + NAME;

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> chosen() {
        WebArchive war = PlainArchive.unprotected(NAME)
                .addPackage(Chosen.class.getPackage())
                .addClasses(ProbeUsers.class, Seen.class, SharedKeys.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return war;
    }

    /** By its own rule; or not at all where the server wants to choose, and then nobody comes in. */
    @Test
    void applicationChooses() {
        Optional<Differences.Difference> difference = Differences.ofBuild().of("CHOICE");
        if (difference.isPresent()) {
            assertThat("status " + askAsAlice().status())
                    .isEqualTo(difference.get().seen());
            return;
        }
        assertThat(http.get(ADDRESS + "/partners/a").header("WWW-Authenticate"))
                .containsExactly("Basic realm=\"of partners\", charset=\"UTF-8\"");
        assertThat(http.get(ADDRESS + "/a").header("WWW-Authenticate"))
                .containsExactly("Basic realm=\"of staff\", charset=\"UTF-8\"");
        assertThat(askAsAlice().body()).contains("principal=alice").contains("user=true");
        assertThat(http.get(ADDRESS + "/partners/a", Optional.of(Http.basic("alice", "wrong")))
                        .status())
                .isEqualTo(401);
    }

    /** The mechanism is the application's to choose; signatures are verified wherever they are. */
    @Test
    void applicationChoosesSigners() {
        if (Differences.ofBuild().of("CHOICE").isPresent()) {
            return;
        }
        Signer bob = Signer.sharing(SharedKeys.KEY_ID, SharedKeys.secret());

        assertThat(http.send(bob.sign(Signer.request("GET", ADDRESS + "/machines/a", "")))
                        .body())
                .contains("principal=bob")
                .contains("user=true");
        Http.Reply unsigned = http.get(ADDRESS + "/machines/a");
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unsigned.header("Accept-Signature")).hasSize(1);
        assertThat(http.send(bob.pretendingToBe(Signer.ALICE).sign(Signer.request("GET", ADDRESS + "/a", "")))
                        .status())
                .isEqualTo(401);
        assertThat(http.send(bob.sign(Signer.request("GET", ADDRESS + "/a", "")))
                        .header("WWW-Authenticate"))
                .containsExactly("Basic realm=\"of staff\", charset=\"UTF-8\"");
    }

    private Http.Reply askAsAlice() {
        return http.get(ADDRESS + "/partners/a", Optional.of(Http.basic("alice", ProbeUsers.password("alice"))));
    }
}
