package org.secf.saml.model;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;

/**
 * How an identity provider takes part in logouts, as its metadata says (saml-metadata §2.4.2).
 *
 * @param services where it takes messages, by binding; empty where it takes none
 * @param encryptionKeys to which names of users may be encrypted, in its order
 */
public record SingleLogout(Map<LogoutBinding, Service> services, List<PublicKey> encryptionKeys) {

    /** It takes no part. */
    public static final SingleLogout NONE = new SingleLogout(Map.of(), List.of());

    /**
     * An address.
     *
     * @param requests where it takes requests
     * @param responses where it takes responses, mostly the same (saml-metadata §2.2.2, ResponseLocation)
     */
    public record Service(String requests, String responses) {}

    public SingleLogout {
        services = Map.copyOf(services);
        encryptionKeys = List.copyOf(encryptionKeys);
    }
}
