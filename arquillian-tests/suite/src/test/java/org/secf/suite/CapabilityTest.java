package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secf.server.Site;

/** What the build says of a server decides what is left out there, so it is held to a list. */
class CapabilityTest {

    private final String server = System.getProperty("server.name", "");

    @Test
    void nothingIsLeftOutOnAFullServer() {
        assertThat(Site.isPlatform()).isEqualTo(!server.equals("tomcat"));
    }

    @Test
    void everyServerThatTakesEarsGetsThem() {
        assertThat(Site.takesEars()).isEqualTo(!Set.of("tomcat", "payara-micro").contains(server));
    }
}
