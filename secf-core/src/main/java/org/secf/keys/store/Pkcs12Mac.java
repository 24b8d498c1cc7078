package org.secf.keys.store;

import org.secf.der.Der;
import org.secf.der.MalformedDer;

/** What shows that nobody changed a PKCS#12 file without its password (RFC 7292 §4). The JDK opens files that have none, with any password. */
public final class Pkcs12Mac {

    private static final int VERSION_CONTENT_MAC = 3;

    private Pkcs12Mac() {}

    /** Whether the file has one; whether it is right, the JDK finds out. */
    public static boolean isPresent(byte[] octets) {
        try {
            return Der.parse(octets).as(Der.SEQUENCE).children().size() == VERSION_CONTENT_MAC;
        } catch (MalformedDer e) {
            return false;
        }
    }
}
