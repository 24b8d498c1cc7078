package org.secf.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secf.http.Cookie;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;

class BrowserBindingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final BrowserBinding binding = new BrowserBinding(
            "saml", PublicUrl.parse("https://sp.example.org/e"), new SecureRandom(), Duration.ofMinutes(10));

    @Test
    void findsTheSecretAgainInTheSameBrowser() {
        BrowserBinding.Secret secret = binding.newSecret("_1", NOW);
        Reply reply = binding.bind(Reply.redirect("/"), browser(), secret);
        assertThat(binding.digestOf(browser(cookie(reply)), "_1")).contains(BrowserBinding.digest(secret.value()));
        assertThat(secret).hasToString("_1");
        assertThat(binding.digestOf(browser(), "_1")).isEmpty();
        assertThat(binding.digestOf(browser(cookie(reply)), "_2")).isEmpty();
    }

    @Test
    void refusesTwoCookiesOfOneName() {
        Cookie.Pair one = new Cookie.Pair("__Host-secf-saml-_1", "9.a");
        assertThat(binding.digestOf(browser(one, new Cookie.Pair("__Host-secf-saml-_1", "9.b")), "_1"))
                .isEmpty();
    }

    @Test
    void givesUpTheOldestOfTooManyLogins() {
        List<Cookie.Pair> many = new ArrayList<>();
        for (int i = 0; i < BrowserBinding.MOST + 1; i++) {
            many.add(new Cookie.Pair("__Host-secf-saml-_" + i, (1000 + i) + ".x"));
        }
        Reply reply = binding.bind(Reply.redirect("/"), browser(many.toArray(Cookie.Pair[]::new)), secret("_n"));
        assertThat(deleted(reply)).containsExactly("__Host-secf-saml-_0", "__Host-secf-saml-_1");
    }

    @Test
    void leavesOtherCookiesAlone() {
        Cookie.Pair[] others = new Cookie.Pair[40];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Cookie.Pair("other" + i, "x");
        }
        assertThat(deleted(binding.bind(Reply.redirect("/"), browser(others), secret("_n"))))
                .isEmpty();
    }

    /** Otherwise another host of the domain could give a browser the cookie of its own login, and log it in as somebody else (RFC 6265bis §4.1.3.2). */
    @Test
    void takesCookiesOfThisHostOnlyOverHttps() {
        Reply reply = binding.bind(Reply.redirect("/"), browser(), secret("_1"));
        assertThat(reply.headers())
                .extracting(Reply.Header::value)
                .contains("__Host-secf-saml-_1=1767226200.s; Path=/; Max-Age=600; HttpOnly; Secure; SameSite=None");
        assertThat(binding.digestOf(browser(new Cookie.Pair("secf-saml-_1", "9.s")), "_1"))
                .isEmpty();
    }

    @Test
    void staysBelowItsPathOverHttp() {
        BrowserBinding plain = new BrowserBinding(
                "saml", PublicUrl.parse("http://localhost:8080/e"), new SecureRandom(), Duration.ofMinutes(10));
        assertThat(plain.bind(Reply.redirect("/"), browser(), secret("_1")).headers())
                .extracting(Reply.Header::value)
                .contains("secf-saml-_1=1767226200.s; Path=/e; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    @Test
    void answersPlantedCookiesShortly() {
        List<Cookie.Pair> planted = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            planted.add(new Cookie.Pair("__Host-secf-saml-" + i + "x".repeat(i < 20 ? 3000 : 1), ""));
        }
        Reply reply = binding.bind(Reply.redirect("/"), browser(planted.toArray(Cookie.Pair[]::new)), secret("_n"));
        int characters = reply.headers().stream()
                .mapToInt(header -> header.name().length() + header.value().length())
                .sum();
        assertThat(characters).as("servers give up at 8 KiB").isLessThan(4096);
    }

    private static BrowserBinding.Secret secret(String id) {
        return new BrowserBinding.Secret(id, "s", NOW.plusSeconds(600));
    }

    private static List<String> deleted(Reply reply) {
        return reply.headers().stream()
                .map(Reply.Header::value)
                .filter(value -> value.contains("Max-Age=0;"))
                .map(value -> value.substring(0, value.indexOf('=')))
                .toList();
    }

    private static Cookie.Pair cookie(Reply reply) {
        String set = reply.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(Reply.Header::value)
                .findFirst()
                .orElseThrow();
        String pair = set.substring(0, set.indexOf(';'));
        return new Cookie.Pair(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }

    private static Request browser(Cookie.Pair... cookies) {
        return MemoryRequest.get("/").cookies(List.of(cookies));
    }
}
