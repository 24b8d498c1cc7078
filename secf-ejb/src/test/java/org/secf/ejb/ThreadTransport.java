package org.secf.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.http.Transport;
import org.secf.http.TransportSource;

/** Requests as a test says that they come. */
@ApplicationScoped
class ThreadTransport implements TransportSource {

    private final ThreadLocal<Optional<Transport>> requests = ThreadLocal.withInitial(Optional::empty);

    void byTls() {
        requests.set(Optional.of(new Transport(true, Optional.of("/api/a?b=c"), Optional.empty())));
    }

    void inClear(Optional<String> address) {
        requests.set(Optional.of(new Transport(false, Optional.of("/api/a?b=c"), address.map(PublicUrl::parse))));
    }

    void none() {
        requests.remove();
    }

    @Override
    public Optional<Transport> current() {
        return requests.get();
    }
}
