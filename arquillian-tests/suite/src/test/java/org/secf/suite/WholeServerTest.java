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

/** The drop-in for all applications of the server. By its name the last of the suite, since it leaves unprotected applications closed. */
@ExtendWith(ArquillianExtension.class)
class WholeServerTest {

    private static final String DROP_IN = "drop-in";

    private final Http http = new Http();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "anyone", order = 1, testable = false)
    public static Archive<?> anyone() {
        return PlainArchive.unprotected("anyone");
    }

    @Deployment(name = DROP_IN, managed = false, testable = false)
    public static Archive<?> dropIn() {
        return DropIn.archive();
    }

    private Http.Reply ask(Optional<User> user) {
        return http.get(Site.SERVER + "/anyone/a", user.map(someone -> Http.basic(someone.name(), someone.password())));
    }

    @Test
    void protectsAllAndClosesAll() throws IOException {
        Path file = Files.createDirectories(Site.folder()).resolve("drop-in.xml");
        Files.writeString(
                file,
                "<secf xmlns=\"https://secf.org/ns/secf\"><server><applications>*</applications></server><basic><password-file>"
                        + Users.passwords() + "</password-file></basic></secf>");
        deployer.deploy(DROP_IN);

        assertThat(ask(Optional.empty()).status()).isEqualTo(401);
        assertThat(ask(Optional.of(User.ALICE)).body()).contains("principal=alice type=SECF-BASIC user=true");

        deployer.undeploy(DROP_IN);
        assertThat(ask(Optional.of(User.ALICE)).status()).as("closed").isEqualTo(503);
    }
}
