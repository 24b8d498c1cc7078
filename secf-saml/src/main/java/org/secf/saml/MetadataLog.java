package org.secf.saml;

import org.secf.saml.model.IdentityProvider;
import org.secf.saml.provider.MetadataObserver;
import org.secf.verdict.Rejection;

/** Tells the administrator, who cannot see it from any request. */
final class MetadataLog implements MetadataObserver {

    private static final System.Logger LOG = System.getLogger("org.secf.saml");

    @Override
    public void keysChanged(IdentityProvider provider) {
        LOG.log(
                System.Logger.Level.INFO,
                "The metadata of {0} has other signing keys than before, {1} of them",
                Rejection.printable(provider.entityId()),
                provider.signingKeys().size());
    }

    @Override
    public void failed(Rejection rejection) {
        LOG.log(
                System.Logger.Level.WARNING,
                "The metadata of the identity provider was not read anew; what was good last holds until its end: {0}"
                        + " ({1}): {2}",
                rejection.reason().name(),
                rejection.reason().clause(),
                rejection.received());
    }

    @Override
    public void leftOut(int count, Rejection first) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} identity providers of the metadata cannot be used, and nobody can log in there; the first: {1} ({2}): {3}",
                count,
                first.reason().name(),
                first.reason().clause(),
                first.received());
    }

    @Override
    public void startedWithCopy(String path) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Started with the copy of the identity provider''s metadata that was good last: {0}",
                path);
    }

    @Override
    public void leftOut(String part) {
        LOG.log(
                System.Logger.Level.WARNING,
                "A part of the identity provider''s metadata cannot be used and is left out: {0}",
                Rejection.printable(part));
    }

    @Override
    public void copyNotKept(String problem) {
        LOG.log(
                System.Logger.Level.WARNING,
                "The copy of the identity provider''s metadata could not be kept (secf.saml.metadata-copy): {0}",
                problem);
    }
}
