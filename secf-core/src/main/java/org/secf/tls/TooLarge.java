package org.secf.tls;

import java.io.IOException;

/** A server sends more than it may. */
final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    TooLarge(int most) {
        super("answered more than " + most + " bytes");
    }
}
