package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void refusesASplitHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.redirect("/a\r\nSet-Cookie: x=y"));
    }

    @Test
    void isNeverCached() {
        assertThat(Reply.redirect("/a").headers()).contains(new Reply.Header("Cache-Control", "no-store"));
    }

    @Test
    void marksSecureCookiesForCrossSitePosts() {
        assertThat(new Cookie("a", "b", "/e", Duration.ofMinutes(10), true, true).header())
                .isEqualTo("a=b; Path=/e; Max-Age=600; HttpOnly; Secure; SameSite=None");
        assertThat(new Cookie("a", "b", "/", Duration.ZERO, false, false).header())
                .endsWith("HttpOnly; SameSite=Lax");
    }

    @Test
    void refusesCookiesThatBreakOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cookie("a", "b; Domain=evil", "/", Duration.ZERO, true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cookie("a b", "c", "/", Duration.ZERO, true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Cookie("a", "b", "/;x", Duration.ZERO, true, true));
    }

    @Test
    void escapesMarkup() {
        assertThat(Html.escape("\"><script>'&")).isEqualTo("&quot;&gt;&lt;script&gt;&#39;&amp;");
    }

    @Test
    void tellsNoSecretWhenPrinted() {
        Cookie cookie = new Cookie("id", "secret", "/", Duration.ofMinutes(1), true, true);
        Reply reply = Reply.text(200, "text/html", "secret page").with(cookie);

        assertThat(List.of(reply, reply.headers(), cookie, new Cookie.Pair("id", "secret")))
                .asString()
                .contains("id", "Set-Cookie", "200")
                .doesNotContain("secret");
    }
}
