package org.secf.tls;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process's proxy for https, which it cannot read; none for http, which is for this machine alone. */
final class ProxyForTls extends ProxySelector {

    private final boolean isForAll;

    /** Whether http goes through it too, which is right only where whoever reads it may. */
    ProxyForTls(boolean isForAll) {
        this.isForAll = isForAll;
    }

    @Override
    public List<Proxy> select(URI uri) {
        @Nullable ProxySelector process = ProxySelector.getDefault();
        return process == null || (!isForAll && "http".equalsIgnoreCase(uri.getScheme()))
                ? List.of(Proxy.NO_PROXY)
                : process.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        @Nullable ProxySelector process = ProxySelector.getDefault();
        if (process != null) {
            process.connectFailed(uri, address, failure);
        }
    }
}
