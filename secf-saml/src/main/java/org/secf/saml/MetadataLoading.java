package org.secf.saml;

import java.io.IOException;
import java.util.Optional;
import org.secf.resource.Loaded;
import org.secf.resource.Resources;
import org.secf.saml.provider.MetadataFeed;

/** Loads metadata, and from servers only what is newer. */
record MetadataLoading(Resources resources) implements MetadataFeed.Loading {

    @Override
    public byte[] load(String address) throws IOException {
        return resources.load(address);
    }

    @Override
    public Loaded load(String address, Optional<Loaded.Version> known) throws IOException {
        return resources.load(address, known);
    }
}
