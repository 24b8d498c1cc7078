package org.secf.keys.store;

import java.util.List;
import org.secf.der.Der;
import org.secf.der.MalformedDer;

/** What shows that nobody changed a PKCS#12 file without its password (RFC 7292 §4). The JDK opens files that have none, with any password. */
public final class Pkcs12Mac {

    private static final String DATA = "1.2.840.113549.1.7.1";
    private static final String VERSION_3 = "020103";
    private static final String NULL = "0500";
    private static final int TAG_0 = 0xA0;
    private static final int VERSION_CONTENT_MAC = 3;

    private Pkcs12Mac() {}

    /** Whether the file has one, and nothing else beside the content that the JDK would pass over. Whether it is right, the JDK finds out. */
    public static boolean isPresent(byte[] octets) {
        try {
            List<Der> parts = Der.parse(octets).as(Der.SEQUENCE).children();
            if (parts.size() != VERSION_CONTENT_MAC || !parts.get(0).hex().equals(VERSION_3)) {
                return false;
            }
            Der content = parts.get(1).as(Der.SEQUENCE);
            content.child(1).as(TAG_0).only().as(Der.OCTET_STRING);
            List<Der> algorithm = parts.get(2).child(0).child(0).children();
            boolean isPlain = algorithm.size() == 1 || algorithm.get(1).hex().equals(NULL);
            return isPlain && content.child(0).oid().equals(DATA);
        } catch (MalformedDer e) {
            return false;
        }
    }
}
