package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;

class RequestTokensTest {

    private static final PresentedToken TOKEN =
            new PresentedToken(TokenType.SAML2, "PHNhbWw".getBytes(StandardCharsets.US_ASCII));

    private final FakeServer server = new FakeServer();
    private final RequestOnThread thread = new RequestOnThread();
    private final RequestTokens tokens = new RequestTokens(thread);
    private final Authentication authentication =
            new Sample().deciding(exchange -> Outcome.established(Sample.caller("alice"), Facts.NONE, TOKEN));

    private void authenticated() {
        authentication.authenticate(server.request(), server.response(), true);
        thread.begin(server.request());
    }

    @Test
    void tokenOfTheCallerIsThereForTheRequest() {
        authenticated();

        assertThat(tokens.current()).containsSame(TOKEN);
    }

    @Test
    void nothingIsThereOnOtherThreads() {
        authentication.authenticate(server.request(), server.response(), true);

        assertThat(tokens.current()).isEmpty();
    }

    @Test
    void nothingIsThereWhereTheCallerWasAuthenticatedWithoutAToken() {
        new Sample()
                .deciding(exchange -> Outcome.established(Sample.caller("alice")))
                .authenticate(server.request(), server.response(), true);
        thread.begin(server.request());

        assertThat(tokens.current()).isEmpty();
    }

    @Test
    void nothingIsLeftAfterALogout() {
        authenticated();
        authentication.logout(server.request());

        assertThat(tokens.current()).isEmpty();
    }

    @Test
    void nothingIsLeftAfterTheRequest() {
        authenticated();
        MessageState.of(server.request()).end();

        assertThat(tokens.current()).isEmpty();
    }

    /** H88. */
    @Test
    void anotherApplicationToWhichTheRequestIsForwardedGetsNothing() {
        authenticated();
        Object kept = MessageState.of(server.request());
        ServletContext other = FakeServer.proxy(ServletContext.class, (proxy, method, args) -> null);
        thread.begin(FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
            case "getAttribute" -> kept;
            case "getServletContext" -> other;
            default -> null;
        }));

        assertThat(tokens.current()).isEmpty();
    }

    @Test
    void noAttributeOfTheRequestShowsIt() {
        authenticated();

        assertThat(server.attributes.values())
                .isNotEmpty()
                .noneMatch(value -> String.valueOf(value).contains("PHNhbWw"));
    }
}
