package org.secf.elytron;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;

/**
 * The caller's identities in the security domains of the deployments that the calling module depends on. The server asks for them whenever an identity that
 * has this calls a session bean, on whatever thread; nothing is done before.
 */
final class Outflow implements Supplier<SecurityIdentity[]> {

    private final Voucher voucher;
    private final SecurityIdentity source;
    private final Map<SecurityDomain, Optional<SecurityIdentity>> reached = new ConcurrentHashMap<>();

    /**
     * From one identity.
     *
     * @param source without this, as its domain made it
     */
    Outflow(Voucher voucher, SecurityIdentity source) {
        this.voucher = voucher;
        this.source = source;
    }

    @Override
    public SecurityIdentity[] get() {
        SecurityDomain own = SecurityDomain.forIdentity(source);
        for (SecurityDomain domain : NeighbourDomains.ofCallingModule()) {
            if (domain != own) {
                reached.computeIfAbsent(domain, this::reach);
            }
        }
        // All that were reached: a thread of the server's own, as for an asynchronous method, does not tell whose call
        // it runs.
        return reached.values().stream().flatMap(Optional::stream).toArray(SecurityIdentity[]::new);
    }

    private Optional<SecurityIdentity> reach(SecurityDomain domain) {
        return voucher.identityIn(domain)
                .or(() -> configured(domain))
                .map(identity -> identity.withSecurityIdentitySupplier(new Outflow(voucher, identity)));
    }

    /** What the server's own configuration lets flow there, which this supplier stands in the place of. */
    private Optional<SecurityIdentity> configured(SecurityDomain domain) {
        SecurityIdentity before = domain.getCurrentSecurityIdentity();
        SecurityIdentity flown = source.runAsSupplier(domain::getCurrentSecurityIdentity);
        return flown == before ? Optional.empty() : Optional.of(flown);
    }
}
