package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.DropIn;
import org.secf.server.Http;
import org.secf.server.PlainArchive;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.server.Users;

/** Applications that know nothing of us are protected for as long as the drop-in is there, and closed when it is gone. */
@ExtendWith(ArquillianExtension.class)
class DropInTest {

    private static final String DROP_IN = "drop-in";
    private static final String GUARDED = "guarded";
    private static final String OTHER = "other";

    private final Http http = new Http();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = GUARDED, order = 1, testable = false)
    public static Archive<?> guarded() {
        return PlainArchive.unprotected(GUARDED);
    }

    @Deployment(name = OTHER, order = 2, testable = false)
    public static Archive<?> other() {
        return PlainArchive.unprotected(OTHER);
    }

    @Deployment(name = DROP_IN, managed = false, testable = false)
    public static Archive<?> dropIn() {
        return DropIn.archive();
    }

    private int status(String path, Optional<User> user) {
        return http.get(Site.SERVER + "/" + path, user.map(someone -> Http.basic(someone.name(), someone.password())))
                .status();
    }

    @Test
    void protectsWhatItNamesAndClosesItWhenItIsGone() throws IOException {
        describe("<applications>/guarded</applications>");
        deployer.deploy(DROP_IN);
        guards();

        deployer.undeploy(DROP_IN);
        assertThat(status("guarded/a", Optional.of(User.ALICE))).as("closed").isEqualTo(503);
        assertThat(status("guarded/open/a", Optional.empty())).as("closed too").isEqualTo(503);

        deployer.deploy(DROP_IN);
        guards();
        deployer.undeploy(DROP_IN);
        assertThat(status("guarded/a", Optional.of(User.ALICE)))
                .as("closed again")
                .isEqualTo(503);
    }

    private void guards() {
        assertThat(status("guarded/a", Optional.empty())).isEqualTo(401);
        assertThat(status("guarded/a", Optional.of(new User("alice", "wrong", User.ALICE.groups()))))
                .isEqualTo(401);
        Http.Reply reply =
                http.get(Site.SERVER + "/guarded/a", Optional.of(Http.basic(User.ALICE.name(), User.ALICE.password())));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("principal=alice type=SECF-BASIC user=true");
        assertThat(status("guarded/open/a", Optional.empty()))
                .as("open by the application's own word, not by the drop-in's")
                .isEqualTo(401);
        assertThat(http.get(Site.SERVER + "/other/open/a").body())
                .as("another application is left alone")
                .contains("principal=nobody");
    }

    /** What {@code secf.server.descriptor} names. */
    private static void describe(String server) throws IOException {
        Path file = Files.createDirectories(Site.folder()).resolve("drop-in.xml");
        Files.writeString(
                file,
                "<secf xmlns=\"https://secf.org/ns/secf\"><server>" + server
                        + "</server><basic><realm-name>server ${contextPath}</realm-name><password-file>"
                        + Users.passwords() + "</password-file></basic></secf>");
    }
}
