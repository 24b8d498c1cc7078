package org.secf.saml.opensaml;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.secf.http.PublicUrl;
import org.secf.saml.model.MetadataReason;

/** An address of metadata that a browser may be sent to, or that our server calls: https, or http on loopback. */
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

    /**
     * One that our server calls itself. What comes from elsewhere must not have it call this machine, where others believe whoever calls from here.
     *
     * @param element whose it is, for the error
     */
    static String called(@Nullable String location, String element, MetadataSource source) {
        String address = of(location, element, source);
        if (!source.isHere() && PublicUrl.mayBeThisMachine(URI.create(address))) {
            throw source.error(
                    MetadataReason.ENTITY_ADDRESS,
                    "expected a " + element + " on another machine, since the metadata came from one, found " + address
                            + "; ask the identity provider for metadata with its https address");
        }
        return address;
    }

    private static RuntimeException unsafe(@Nullable String location, String element, MetadataSource source) {
        return source.error(
                MetadataReason.ENTITY_ADDRESS,
                "expected a " + element + " at an https address (http on loopback only), found " + location
                        + "; ask the identity provider for metadata with its https address");
    }
}
