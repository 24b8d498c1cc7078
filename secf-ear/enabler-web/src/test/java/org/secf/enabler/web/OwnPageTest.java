package org.secf.enabler.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnPageTest {

    private static final String HOST = "sp.example.org:8080";

    @Test
    void isBelievedWhereTheBrowserSaysSo() {
        assertThat(OwnPage.isSender("same-origin", "http://" + HOST, HOST)).isTrue();
        assertThat(OwnPage.isSender(null, "http://" + HOST, HOST)).isTrue();
    }

    @Test
    void isNotAnotherSite() {
        assertThat(OwnPage.isSender("cross-site", null, HOST)).isFalse();
        assertThat(OwnPage.isSender("same-site", "http://" + HOST, HOST)).isFalse();
        assertThat(OwnPage.isSender(null, "https://evil.example", HOST)).isFalse();
        assertThat(OwnPage.isSender(null, "https://evil-" + HOST, HOST)).isFalse();
        assertThat(OwnPage.isSender(null, "null", HOST)).isFalse();
        assertThat(OwnPage.isSender(null, "https://evil.example", null)).isFalse();
    }

    @Test
    void isNotAskedOfOtherClients() {
        assertThat(OwnPage.isSender(null, null, HOST)).isTrue();
    }
}
