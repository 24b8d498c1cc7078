package org.secf.saml.opensaml;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.secf.http.PublicUrl;
import org.secf.saml.model.MetadataReason;

/** An address of metadata that a browser may be sent to: https, or http on loopback. */
final class SafeAddress {

    private SafeAddress() {}

    /**
     * The address.
     *
     * @param element whose it is, for the error
     */
    static String of(@Nullable String location, String element, MetadataSource source) {
        try {
            URI uri = new URI(location == null ? "" : location);
            boolean isSafe =
                    "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && PublicUrl.isLoopback(uri));
            if (isSafe && uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null) {
                return uri.toASCIIString();
            }
            throw unsafe(location, element, source);
        } catch (URISyntaxException e) {
            throw unsafe(location, element, source);
        }
    }

    private static RuntimeException unsafe(@Nullable String location, String element, MetadataSource source) {
        return source.error(
                MetadataReason.ENTITY_ADDRESS,
                "expected a " + element + " at an https address (http on loopback only), found " + location
                        + "; ask the identity provider for metadata with its https address");
    }
}
