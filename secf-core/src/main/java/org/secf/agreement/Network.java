package org.secf.agreement;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where a sender is, as it is counted: whoever has one address of IPv6 mostly has all that begin with the same 64 bits. */
final class Network {

    private static final int COUNTED_OCTETS = 8;
    private static final int OCTETS = 16;

    private Network() {}

    /** The address itself, or for IPv6 its network. */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon it is never looked up as a name.
            byte[] octets = InetAddress.getByName(address).getAddress();
            if (octets.length == OCTETS) {
                Arrays.fill(octets, COUNTED_OCTETS, OCTETS, (byte) 0);
            }
            return InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
