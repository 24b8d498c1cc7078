package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.probe.ProbeUsers;
import org.secf.server.Http;
import org.secf.server.OncePerFamily;
import org.secf.server.ProbeArchive;
import org.secf.server.ServerLog;

/** Who may do what in JAX-RS, without a setting of the server's; and what happens when nobody can say who calls. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
@EnabledIf(value = "org.secf.server.Site#isPlatform", disabledReason = "a servlet container has neither JAX-RS nor CDI")
class AccessTest {

    private static final String USER = ProbeArchive.ADDRESS + "/api/probe/user";
    private static final String AUDITOR = ProbeArchive.ADDRESS + "/api/probe/auditor";

    private final Http http = new Http();

    @Deployment(testable = false)
    public static Archive<?> probe() {
        return ProbeArchive.archive();
    }

    @Test
    void strangerIsAskedWhoItIsOnce() {
        Http.Reply reply = http.get(USER);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate"))
                .containsExactly("Basic realm=\"probe /probe 2\", charset=\"UTF-8\"");
    }

    @Test
    void userMayDoWhatUsersMay() {
        Http.Reply reply = http.get(USER, "alice");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("principal=alice caller=alice user=true");
    }

    @Test
    void userMayNotDoWhatAuditorsMay() {
        Http.Reply reply = http.get(AUDITOR, "alice");

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.header("WWW-Authenticate")).isEmpty();
    }

    /** H90: the application's own store breaks down. */
    @Test
    void nobodyComesInWhenTheStoreBreaks() {
        Http.Reply reply = http.get(USER, ProbeUsers.BREAKER);

        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.body()).doesNotContain("principal=").doesNotContain(ProbeUsers.BROKEN);
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo("STORE_FAILED");
    }
}
