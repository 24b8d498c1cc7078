package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.secf.server.OncePerFamily;
import org.secf.server.PlainArchive;
import org.secf.server.Site;
import org.secf.testkit.TestBrowser;
import org.secf.testkit.TestIdentityProvider;

/** An enabler's own tests log users in by the test kit, on the server that they deploy to. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class TestKitTest {

    private static final String NAME = "tested";
    private static final String ADDRESS = Site.SERVER + "/" + NAME;

    @RegisterExtension
    static final TestIdentityProvider IDP =
            TestIdentityProvider.onFreePort().with("alice", "user").with("bob", "guest");

    @Deployment(testable = false)
    public static Archive<?> tested() {
        String settings = IDP.settings(ADDRESS).entrySet().stream()
                .map(setting -> element(setting.getKey().replace("secf.saml.", ""), setting.getValue()))
                .collect(Collectors.joining());
        return PlainArchive.described(NAME, element("saml", settings));
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    @Test
    void threeLinesLogAUserIn() {
        TestBrowser alice = IDP.login("alice", ADDRESS + "/a");

        assertThat(alice.page().body()).contains("principal=alice type=SECF-SAML user=true");
    }

    @Test
    void everyUserHasItsOwnGroups() {
        assertThat(IDP.login("bob", ADDRESS + "/a").page().body()).contains("principal=bob type=SECF-SAML user=false");
    }

    @Test
    void strangerIsSentToTheProvider() {
        assertThat(TestBrowser.anonymous().getJson(ADDRESS + "/a").statusCode()).isEqualTo(401);
    }
}
