package org.secf.openid.provider;

import java.util.List;
import org.secf.jwt.JwtKeys;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdict;

/** A provider as it is known at this moment. Asking costs nothing, unless something is due to be fetched. Safe for many threads. */
public interface Provider {

    /** By which it calls itself, as configured. */
    String issuer();

    /** What it announces; rejected with {@link ProviderReason#METADATA_UNAVAILABLE} while that is not known. */
    Verdict<ProviderMetadata> metadata();

    /** By which its signatures are verified; none while they cannot be had. An unknown name has them fetched again, at most once in ten seconds. */
    JwtKeys keys();

    /** Those that may be encrypted to. */
    List<Jwk> encryptionKeys();
}
