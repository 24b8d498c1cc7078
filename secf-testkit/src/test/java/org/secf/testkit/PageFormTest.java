package org.secf.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;

class PageFormTest {

    private static Optional<PageForm> in(String page) throws IOException {
        try (LocalServer server = LocalServer.on(0)) {
            server.serve("/", request -> Reply.text(200, "text/html", page));
            String address = "http://localhost:" + server.port() + "/below/page";
            return PageForm.carrying("SAMLRequest", TestBrowser.anonymous().get(address));
        }
    }

    @Test
    void readsWhatOthersWrite() throws IOException {
        PageForm form =
                in("<FORM METHOD='post'\n ACTION='../sso?a=1&amp;b=2'><div><input type=\"hidden\" value='x&#43;&#x3D;&amp;lt;' name=\"SAMLRequest\"/><input type=submit></div></FORM>")
                        .orElseThrow();
        assertThat(form.action().getPath()).isEqualTo("/sso");
        assertThat(form.action().getRawQuery()).isEqualTo("a=1&b=2");
        assertThat(form.fields()).hasSize(1).containsEntry("SAMLRequest", "x+=&lt;");
    }

    @Test
    void choosesTheFormWithTheField() throws IOException {
        assertThat(
                        in(
                                "<form action='/search'><input name='q'></form><form action='/sso'><input name='SAMLRequest'></form>"))
                .map(form -> form.action().getPath())
                .contains("/sso");
    }

    @Test
    void leavesAPersonsFormAlone() throws IOException {
        assertThat(in("<form action='/login'><input name='SAMLRequest'><input name='password'></form>"))
                .isEmpty();
    }
}
