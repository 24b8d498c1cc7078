package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proxy reads what goes through it by http, and its own machine is another than this one. */
class ProxyForTlsTest {

    private static final Proxy PROXY =
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example.org", 3128));
    private static final URI HTTP = URI.create("http://127.0.0.1:8080/");
    private static final URI HTTPS = URI.create("https://enabler.example.org/");

    private ProxySelector before;

    /** Of the whole process: it sends everything through one proxy. */
    private static final class Everything extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    @BeforeEach
    void begin() {
        before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Everything());
    }

    @AfterEach
    void end() {
        ProxySelector.setDefault(before);
    }

    @Test
    void neverReadsWhatGoesToThisMachine() {
        assertThat(new ProxyForTls(false).select(HTTP)).containsExactly(Proxy.NO_PROXY);
        assertThat(new ProxyForTls(false).select(URI.create("HTTP://localhost/")))
                .containsExactly(Proxy.NO_PROXY);
    }

    @Test
    void carriesWhatItCannotRead() {
        assertThat(new ProxyForTls(false).select(HTTPS)).containsExactly(PROXY);
    }

    @Test
    void carriesWhatAnybodyMayRead() {
        assertThat(new ProxyForTls(true).select(HTTP)).containsExactly(PROXY);
    }

    @Test
    void isNoneWhereTheProcessHasNone() {
        ProxySelector.setDefault(null);

        assertThat(new ProxyForTls(true).select(HTTP)).containsExactly(Proxy.NO_PROXY);
        assertThat(new ProxyForTls(false).select(HTTPS)).containsExactly(Proxy.NO_PROXY);
    }
}
