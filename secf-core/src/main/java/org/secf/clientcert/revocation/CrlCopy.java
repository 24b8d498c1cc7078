package org.secf.clientcert.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CRL;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.secf.clientcert.x509.X509Platform;
import org.secf.resource.Resources;

/**
 * What one location held when it was last loaded.
 *
 * @param location as configured
 * @param digest of the octets, so that what did not change is not parsed again
 * @param lists those of the last load, and older ones that it does not replace
 * @param problem why the last load failed
 */
record CrlCopy(String location, String digest, List<Crl> lists, Optional<String> problem) {

    CrlCopy {
        lists = List.copyOf(lists);
    }

    static CrlCopy none(String location) {
        return new CrlCopy(location, "", List.of(), Optional.empty());
    }

    /** Whether the location is a file or resource of our own, where a failure is a mistake and does not pass by itself. */
    boolean isLocal() {
        return !location.startsWith("http:") && !location.startsWith("https:");
    }

    /**
     * What the location holds now. Where that is of no use, or was signed by somebody else than the list that was relied on, or is older, the last good
     * copy stays: whoever can put something in its place must not bring back who was revoked.
     */
    CrlCopy reloaded(Resources resources, X509Platform platform) {
        try {
            byte[] octets = resources.load(location);
            String now = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
            if (now.equals(digest)) {
                return new CrlCopy(location, digest, lists, Optional.empty());
            }
            List<Crl> fresh = parse(octets, platform);
            List<Crl> all = new ArrayList<>(fresh);
            lists.stream()
                    .filter(list -> fresh.stream().noneMatch(list::yieldsTo))
                    .forEach(all::add);
            return new CrlCopy(location, now, all, Optional.empty());
        } catch (IOException | GeneralSecurityException | UnusableList | RuntimeException e) {
            // The parsers of the platform throw unchecked exceptions for some malformed input.
            return new CrlCopy(location, digest, lists, Optional.of(location + ": " + e.getMessage()));
        }
    }

    private static List<Crl> parse(byte[] octets, X509Platform platform) throws GeneralSecurityException, UnusableList {
        Collection<? extends CRL> found = platform.factory().generateCRLs(new ByteArrayInputStream(octets));
        List<Crl> lists = new ArrayList<>();
        for (CRL list : found) {
            lists.add(Crl.of((X509CRL) list));
        }
        if (lists.isEmpty()) {
            throw new UnusableList("there is no revocation list in it");
        }
        return lists;
    }
}
